/** JSON over HTTP, for embedders and stores that have no client of their own worth its weight. */
@NullMarked
package com.opspawn.memory.http;

import org.jspecify.annotations.NullMarked;
