using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>A column of the answer, and where the statement's result has it.</summary>
/// <param name="Column">What the answer shows.</param>
/// <param name="Index">The result's column.</param>
/// <param name="Divisor">The result's column that it is divided by, exactly; null for none.</param>
internal sealed record CompiledColumn(AnswerColumn Column, int Index, int? Divisor = null);
