package com.opspawn.local.template;

/**
 * Where a value stands in the template.
 *
 * @param path from the top, such as {@code Resources.Api.Properties.Auth}
 * @param line from 1
 */
record Place(String path, int line) {
    Place child(String name, int childLine) {
        return new Place(path.isEmpty() ? name : path + "." + name, childLine);
    }

    Place item(int index, int itemLine) {
        return new Place(path + "[" + index + "]", itemLine);
    }
}
