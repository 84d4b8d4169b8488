/**
 * Memories in Amazon S3 Vectors: one index for each scope and embedder in one vector bucket, by cosine. The bucket is the
 * user's; indexes are made when a scope's first memory is.
 */
@NullMarked
package com.opspawn.memory.s3vectors;

import org.jspecify.annotations.NullMarked;
