/** An embedder in this process, offline: all-MiniLM-L6-v2, quantized, on the ONNX runtime. */
@NullMarked
package com.opspawn.memory.minilm;

import org.jspecify.annotations.NullMarked;
