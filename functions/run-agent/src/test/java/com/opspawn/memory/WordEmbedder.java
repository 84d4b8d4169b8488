package com.opspawn.memory;

import com.opspawn.memory.embedding.Embedder;
import java.util.List;
import java.util.Locale;

/** An embedder that anyone can follow: each word points in a direction of its own, so texts are near that share words. */
public final class WordEmbedder implements Embedder {
    private final String name;
    private final int dimensions;

    public WordEmbedder(String name, int dimensions) {
        this.name = name;
        this.dimensions = dimensions;
    }

    public static WordEmbedder usual() {
        return new WordEmbedder("test/words", 128);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    private float[] embed(String text) {
        float[] vector = new float[dimensions];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            vector[Math.floorMod(word.hashCode() * 31, dimensions)] += 1;
        }
        return vector;
    }
}
