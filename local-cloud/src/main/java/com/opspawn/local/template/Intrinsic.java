package com.opspawn.local.template;

import java.util.Arrays;
import java.util.Optional;

/** The intrinsic functions of CloudFormation that the local cloud resolves. */
enum Intrinsic {
    REF("!Ref", "Ref"),
    GET_ATT("!GetAtt", "Fn::GetAtt"),
    SUB("!Sub", "Fn::Sub"),
    JOIN("!Join", "Fn::Join"),
    SELECT("!Select", "Fn::Select"),
    SPLIT("!Split", "Fn::Split"),
    FIND_IN_MAP("!FindInMap", "Fn::FindInMap"),
    IF("!If", "Fn::If"),
    EQUALS("!Equals", "Fn::Equals"),
    AND("!And", "Fn::And"),
    OR("!Or", "Fn::Or"),
    NOT("!Not", "Fn::Not"),
    CONDITION("!Condition", "Condition");

    private final String tag;
    private final String longName;

    Intrinsic(String tag, String longName) {
        this.tag = tag;
        this.longName = longName;
    }

    String tag() {
        return tag;
    }

    static Optional<Intrinsic> byTag(String tag) {
        return Arrays.stream(values())
                .filter(function -> function.tag.equals(tag))
                .findFirst();
    }

    /** {@code Condition} is left out: as a key it is also an attribute of resources. */
    static Optional<Intrinsic> byLongName(String name) {
        return Arrays.stream(values())
                .filter(function -> function != CONDITION && function.longName.equals(name))
                .findFirst();
    }
}
