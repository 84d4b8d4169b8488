package com.opspawn.cli;

import com.opspawn.local.Store;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A store by its name. */
final class StoreName implements ITypeConverter<Store> {
    @Override
    public Store convert(String name) {
        return Arrays.stream(Store.values())
                .filter(store -> store.optionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is no store: use one of "
                        + Arrays.stream(Store.values()).map(Store::optionName).collect(Collectors.joining(", "))));
    }
}
