package com.opspawn.testing;

final class Explore {
    public static void main(String[] a) {
        Scenario s = t -> SimulationTest.reference(t).run();
        try {
            if (a[0].equals("points")) {
                System.out.println(CrashPoints.check("reference", s, 2));
            } else {
                long start = System.nanoTime();
                int n = Integer.parseInt(a[2]);
                System.out.println(RandomSchedules.check("reference", s, Long.parseLong(a[1]), n, 2));
                System.out.println((System.nanoTime() - start) / 1000 / n + " us a run");
            }
        } catch (CrashTestFailed e) {
            System.out.println(e.getMessage());
        }
    }
}
