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
                for (int k = 0; k < 3; k++) {
                    start = System.nanoTime();
                    long cpu = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
                    System.out.println(RandomSchedules.check("reference", s, k + 100, n, Integer.parseInt(a[3])));
                    System.out.println((System.nanoTime() - start) / 1000 / n + " us a run, cpu " + (((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() - cpu) / 1000 / n);
                }
            }
        } catch (CrashTestFailed e) {
            System.out.println(e.getMessage());
        }
    }
}
