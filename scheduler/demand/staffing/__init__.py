"""From counts to officers: queues at counters, the workload of crews."""
