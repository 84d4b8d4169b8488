@NullMarked
package com.opspawn.agent.definition;

import org.jspecify.annotations.NullMarked;
