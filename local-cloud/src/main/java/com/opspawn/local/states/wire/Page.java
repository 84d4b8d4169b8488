package com.opspawn.local.states.wire;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list. A token is the position that the next page begins at.
 *
 * @param next absent on the last page
 */
record Page<T>(List<T> items, Optional<String> next) {
    Page {
        items = List.copyOf(items);
    }

    /** @throws ApiError if the request's token is none of ours */
    static <T> Page<T> of(List<T> all, Request request, int size) {
        int from = request.optionalText("nextToken").map(Page::position).orElse(0);
        int to = Math.min(all.size(), Math.max(from, 0) + request.maxResults(size));
        if (from > all.size()) {
            return new Page<>(List.of(), Optional.empty());
        }
        return new Page<>(
                all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static int position(String token) {
        try {
            return Integer.parseUnsignedInt(token);
        } catch (NumberFormatException e) {
            throw new ApiError("InvalidToken", "Invalid Token: '" + token + "'");
        }
    }
}
