package com.opspawn.llm;

/** Finds the model behind a name. */
@FunctionalInterface
public interface Models {

    /** What there is under a name. */
    sealed interface Found {
        record Usable(Model model) implements Found {}

        /** @param fix what is missing, and how to set it */
        record Unusable(String fix) implements Found {}
    }

    Found find(ModelId id);
}
