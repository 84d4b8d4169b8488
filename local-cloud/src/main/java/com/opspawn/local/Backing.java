package com.opspawn.local;

import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.event.EventBus;
import com.opspawn.local.states.StatesService;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.TableSpec;
import com.opspawn.local.template.Template;
import java.net.URI;
import java.util.List;

/** What keeps the tables and the executions of one local cloud. It may come up beside what else is started. */
sealed interface Backing permits EmbeddedBacking, DynamoDbBacking {

    /** Where DynamoDB answers; where nothing does, if there is none. */
    URI dynamoDb();

    ExecutionLog executions();

    /** What functions are given instead of an endpoint, by the types of their constructors' parameters. */
    List<Object> parts(FunctionSpec function, StatesService states, EventBus bus);

    /**
     * Comes back when it keeps the template's tables.
     *
     * @throws StartException where it cannot
     */
    void await(Template template);

    ChangeFeed changes(TableSpec table);
}
