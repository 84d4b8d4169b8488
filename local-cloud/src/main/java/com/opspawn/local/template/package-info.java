/**
 * Reads the SAM template: YAML in, typed parts out ({@link com.opspawn.local.template.Template}). Whatever the template
 * uses that the local cloud neither honours nor knows to be without meaning on a laptop is refused by name, all of it at
 * once, with path and line ({@link com.opspawn.local.template.Loaded.Refused}).
 *
 * <p>Out of scope: whether the template is good CloudFormation in general; {@code sam validate --lint} says that.
 */
@NullMarked
package com.opspawn.local.template;

import org.jspecify.annotations.NullMarked;
