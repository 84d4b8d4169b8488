package com.opspawn.testing.actor;

/**
 * Why a run was ended before its time.
 *
 * @param why what went on, or did not, and who waited
 */
public record Stuck(String why) {}
