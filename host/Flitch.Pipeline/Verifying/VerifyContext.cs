using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Querying;

namespace Flitch.Pipeline.Verifying;

/// <summary>What all datasets of one verification share.</summary>
/// <param name="Scope">The run.</param>
/// <param name="Options">How it was asked for.</param>
/// <param name="Query">Queries over what is stored.</param>
internal sealed record VerifyContext(RunScope Scope, VerifyOptions Options, QueryEngine Query);
