namespace Flitch.Connectors.Rest.Http;

/// <summary>An answer is larger than <see cref="RestOptions.MaxAnswerBytes"/>; known to the catalogue as <c>body:too-large</c>.</summary>
internal sealed class AnswerTooLargeException() : Exception("The answer is larger than an answer may be.");
