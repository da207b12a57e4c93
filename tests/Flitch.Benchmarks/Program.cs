using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Flitch.Benchmarks.Dashboards;
using Flitch.Benchmarks.Pages;
using Flitch.Benchmarks.Rows;

if (args is ["pages"])
{
    await PagesBenchmark.RunAsync();
    return;
}

if (args is ["rows"])
{
    await RowsBenchmark.RunAsync();
    return;
}

if (args is ["dashboards"])
{
    await DashboardBenchmark.RunAsync();
    await DrawnBenchmark.RunAsync();
    return;
}

if (args is ["drawn"])
{
    await DrawnBenchmark.RunAsync();
    return;
}

// In this process: the toolchain that builds a project of its own does not know every SDK.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(PagesBenchmark).Assembly).Run(args, config);
