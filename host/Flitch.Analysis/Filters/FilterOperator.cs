namespace Flitch.Analysis.Filters;

/// <summary>How a filter compares.</summary>
public enum FilterOperator
{
    /// <summary>Equal (<c>eq</c>).</summary>
    Equal,

    /// <summary>Not equal (<c>ne</c>); NULL is not equal to any value.</summary>
    NotEqual,

    /// <summary>Less (<c>lt</c>).</summary>
    Less,

    /// <summary>Less or equal (<c>le</c>).</summary>
    LessOrEqual,

    /// <summary>Greater (<c>gt</c>).</summary>
    Greater,

    /// <summary>Greater or equal (<c>ge</c>).</summary>
    GreaterOrEqual,

    /// <summary>The text contains the value, in any case of letters (<c>contains</c>).</summary>
    Contains,

    /// <summary>One of several values (<c>in</c>).</summary>
    In,

    /// <summary>NULL (<c>null</c>).</summary>
    Null,

    /// <summary>Not NULL (<c>notnull</c>).</summary>
    NotNull,
}
