package com.opspawn.testing.store;

import java.util.List;

/**
 * What becomes of an item.
 *
 * @param set attributes that are given a value
 * @param remove attributes that are taken away
 * @param add attributes whose number grows, from 0
 */
record Update(List<Assignment> set, List<Operand.Attribute> remove, List<Assignment> add) {
    record Assignment(Operand.Attribute attribute, Operand.Value value) {}

    Update {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        add = List.copyOf(add);
    }
}
