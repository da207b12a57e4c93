// Leaks are measured process-wide, and cancellation by time: the classes take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
