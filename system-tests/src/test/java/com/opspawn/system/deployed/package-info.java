/**
 * Brings the system, as it is packaged, into an account of AWS or of something that speaks AWS's protocols, and tells where it
 * stands. The template and the zips are those of the build. Where an emulator cannot do what AWS does, what is deployed is
 * changed on its way there, by the {@link com.opspawn.system.deployed.Differences} of that emulator and by nothing else: the
 * product knows of no emulator.
 */
@NullMarked
package com.opspawn.system.deployed;

import org.jspecify.annotations.NullMarked;
