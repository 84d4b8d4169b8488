@NullMarked
package com.opspawn.benchmarks.model;

import org.jspecify.annotations.NullMarked;
