package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.cli.doctor.Doctor;
import com.opspawn.cli.doctor.Finding;
import com.opspawn.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Says what is configured, what is missing, and how to fix it.",
            "It changes nothing and prints no key. MCP servers and the endpoint are reached, no model is asked. Exit"
                    + " code 1 where something is broken."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private UpOptions up = new UpOptions();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Option(names = "--offline", description = "Reaches no MCP server.")
    private boolean offline;

    @Override
    public Integer call() throws InterruptedException {
        boolean sameAddress = endpoint.isAt(up.port());
        List<Finding> findings = new Doctor(cloud.options(printing.err()).withPort(up.port()), offline)
                .find(up.data(), this::api, sameAddress);
        DoctorView view = new DoctorView(printing.paint());
        ObjectNode json = Json.object();
        findings.forEach(finding -> json.withArray("findings").add(DoctorView.json(finding)));
        boolean broken = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BROKEN);
        printing.print(json.put("broken", broken), String.join("\n", view.lines(findings)));
        return (broken ? Exit.FAILED : Exit.OK).code();
    }

    private Finding api() {
        try {
            endpoint.client().list(Map.of("limit", "1"));
            return Finding.ok("endpoint", endpoint.address() + " answers");
        } catch (CommandException e) {
            boolean isUsual = !endpoint.isNamed() && e.exit() == Exit.UNREACHABLE;
            return isUsual
                    ? Finding.note("endpoint", "nothing answers at " + endpoint.address(), "start it with opspawn up")
                    : Finding.broken(
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            "correct --endpoint or OPSPAWN_ENDPOINT, or what it says of them");
        }
    }
}
