using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Flitch.Connectors.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

public sealed class MemoryTests
{
    [Fact]
    public void NoStepOfOurs_HoldsSymbolOrCompilationOrTree()
    {
        var result = Driver.Run(Repository.Demo());
        var ours = typeof(Flitch.Connectors.Generators.Pipeline.StepNames).GetFields().Select(f => (string)f.GetRawConstantValue()!);

        foreach (var step in ours)
        {
            result.TrackedSteps.Should().ContainKey(step);
            foreach (var output in result.TrackedSteps[step].SelectMany(s => s.Outputs))
            {
                Search(output.Value, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }
        }
    }

    [Fact]
    public void CompilationOfAnEarlierRun_IsLetGo()
    {
        var (driver, earlier) = RunTwice();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        earlier.IsAlive.Should().BeFalse();
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Earlier) RunTwice()
    {
        var earlier = Driver.Compilation("class A;");
        var driver = Driver.Create(Repository.Demo()).RunGenerators(earlier).RunGenerators(Driver.Compilation("class B;"));
        return (driver, new WeakReference(earlier));
    }

    private static void Search(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        value.Should().NotBeAssignableTo<ISymbol>().And.NotBeAssignableTo<Compilation>().And.NotBeAssignableTo<SyntaxNode>().And.NotBeAssignableTo<SyntaxTree>();
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Search(item, seen);
            }
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Search(field.GetValue(value), seen);
        }
    }
}
