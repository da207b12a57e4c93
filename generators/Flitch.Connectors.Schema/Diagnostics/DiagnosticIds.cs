namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>
/// The ids of all findings: 1xxx reading, 2xxx fields and types, 3xxx requests, paging and cursors, 4xxx permissions, cost and the error catalogue. An id is
/// never used for anything else later. Causes and fixes: <c>docs/diagnostics.md</c>.
/// </summary>
public static class DiagnosticIds
{
    /// <summary>The file is not JSON.</summary>
    public const string NotJson = "FLT1001";

    /// <summary>A name stands twice in one JSON object.</summary>
    public const string DuplicateKey = "FLT1002";

    /// <summary>A keyword that the grammar does not know.</summary>
    public const string UnknownKeyword = "FLT1003";

    /// <summary>A value of another JSON type than expected.</summary>
    public const string WrongJsonType = "FLT1004";

    /// <summary>A keyword that has to be there is missing.</summary>
    public const string MissingKeyword = "FLT1005";

    /// <summary>A value that is none of those allowed.</summary>
    public const string UnknownChoice = "FLT1006";

    /// <summary>A name that cannot be one: of an object, a connector, a form field or a tier.</summary>
    public const string BadName = "FLT1007";

    /// <summary>A text for people that is empty.</summary>
    public const string EmptyText = "FLT1008";

    /// <summary>The same item stands twice in a list.</summary>
    public const string RepeatedItem = "FLT1009";

    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "FLT1010";

    /// <summary>Object files without <c>connector.json</c> beside them.</summary>
    public const string ConnectorMissing = "FLT1011";

    /// <summary><c>connector.json</c> names an object without a file.</summary>
    public const string ObjectFileMissing = "FLT1012";

    /// <summary>A list that needs at least one item has none.</summary>
    public const string EmptyList = "FLT1013";

    /// <summary>The file is not UTF-8.</summary>
    public const string NotUtf8 = "FLT1014";

    /// <summary>An object's or connector's name that is a reserved word of SQL.</summary>
    public const string ReservedObject = "FLT1015";

    /// <summary>An object's name that a dataset of another object already has.</summary>
    public const string DatasetTaken = "FLT1016";

    /// <summary>Two schema files would give types of the same name.</summary>
    public const string TypeTaken = "FLT1901";

    /// <summary>The reader or the generator itself failed.</summary>
    public const string Fault = "FLT1999";

    /// <summary>A type that columns do not have.</summary>
    public const string UnknownType = "FLT2001";

    /// <summary>A format that is unknown or does not go with the type.</summary>
    public const string BadFormat = "FLT2002";

    /// <summary>A number that does not say whether it is an amount or a time.</summary>
    public const string NumberWithoutFormat = "FLT2003";

    /// <summary>Precision or scale of a decimal outside what DECIMAL can hold.</summary>
    public const string BadPrecision = "FLT2004";

    /// <summary>A keyword that does not go with the field's type.</summary>
    public const string KeywordNotForType = "FLT2005";

    /// <summary>A column name that is reserved.</summary>
    public const string ReservedName = "FLT2006";

    /// <summary>A field's name that cannot be a column's.</summary>
    public const string BadColumnName = "FLT2007";

    /// <summary>Two columns whose names cannot be told apart, in SQL or in C#.</summary>
    public const string NameCollision = "FLT2008";

    /// <summary><c>required</c> names a field that is not described.</summary>
    public const string RequiredUnknown = "FLT2009";

    /// <summary>An <c>enum</c> that is empty, or holds what is not a text.</summary>
    public const string BadEnum = "FLT2010";

    /// <summary>A <c>nullValue</c> that the type cannot have.</summary>
    public const string BadNullValue = "FLT2011";

    /// <summary>A list whose items are not scalars.</summary>
    public const string BadItems = "FLT2012";

    /// <summary>The primary key names a column that does not exist.</summary>
    public const string KeyNotColumn = "FLT2013";

    /// <summary>A primary key column that can be null, or is a list.</summary>
    public const string KeyNullable = "FLT2014";

    /// <summary>A map of scalars whose one field does not fit <c>records.value</c>.</summary>
    public const string ScalarsMismatch = "FLT2015";

    /// <summary>An alias that is a column's name, or an alias of two columns.</summary>
    public const string BadAlias = "FLT2016";

    /// <summary><c>unitBy</c> names a column that does not exist, is a list, or is the column itself.</summary>
    public const string BadUnitBy = "FLT2017";

    /// <summary>A path that is none.</summary>
    public const string BadPath = "FLT3001";

    /// <summary>A path that the connector must never call.</summary>
    public const string ForbiddenPath = "FLT3002";

    /// <summary>A text that is no JSON pointer.</summary>
    public const string BadPointer = "FLT3003";

    /// <summary>A keyword that does not go with the shape, style or mode beside it.</summary>
    public const string KeywordNotHere = "FLT3004";

    /// <summary>The cursor names a column that does not exist.</summary>
    public const string CursorNotColumn = "FLT3005";

    /// <summary>The cursor is not a time.</summary>
    public const string CursorNotTime = "FLT3006";

    /// <summary>The cursor can be null.</summary>
    public const string CursorNullable = "FLT3007";

    /// <summary>Partitions on a column that does not exist, is not a time or can be null.</summary>
    public const string BadPartition = "FLT3008";

    /// <summary>One request parameter has two sources.</summary>
    public const string ParameterTwice = "FLT3009";

    /// <summary>A check names a column that does not exist, or one of the wrong type.</summary>
    public const string CheckColumn = "FLT3010";

    /// <summary>A check names an object or a column of another object that does not exist.</summary>
    public const string CheckObject = "FLT3011";

    /// <summary><c>withoutCount</c> where the answer has no count.</summary>
    public const string WithoutCountAlone = "FLT3012";

    /// <summary>An address that is not an absolute https one.</summary>
    public const string BadUrl = "FLT3013";

    /// <summary><c>rewrites</c> names a column that cannot hold the primary key.</summary>
    public const string BadRewrites = "FLT3014";

    /// <summary><c>unset</c> where the cursor is always there, or along a column that is no time or not always there.</summary>
    public const string BadUnset = "FLT3015";

    /// <summary>A variant whose rows no text tells from the others.</summary>
    public const string BadVariant = "FLT3016";

    /// <summary>A variant depends on an object, or a column there, that does not exist or does not fit.</summary>
    public const string VariantTrigger = "FLT3017";

    /// <summary>A text that is no regular expression.</summary>
    public const string BadExpression = "FLT3018";

    /// <summary>A parameter takes its value from a field that the form does not have, that is secret, or that is no day.</summary>
    public const string BadFormParameter = "FLT3019";

    /// <summary>An object is listed for each value of something that does not exist or does not fit.</summary>
    public const string BadEach = "FLT3020";

    /// <summary>A JSON pointer that leads to nothing, because another one says what stands there.</summary>
    public const string UnreachablePointer = "FLT3030";

    /// <summary>A permission that <c>connector.json</c> does not describe.</summary>
    public const string PermissionUnknown = "FLT4001";

    /// <summary>An object needs a permission that a read-only key should not have.</summary>
    public const string PermissionUnwanted = "FLT4002";

    /// <summary>A request without its cost.</summary>
    public const string CostMissing = "FLT4003";

    /// <summary>A call costs more than a tier's maximum.</summary>
    public const string CostAboveTier = "FLT4004";

    /// <summary>An error code that an earlier one always takes.</summary>
    public const string ErrorUnreachable = "FLT4005";

    /// <summary>A placeholder that nothing fills.</summary>
    public const string UnknownPlaceholder = "FLT4006";

    /// <summary>A code with a <c>*</c> elsewhere than at its end.</summary>
    public const string BadPattern = "FLT4007";

    /// <summary>A form field that contradicts itself.</summary>
    public const string BadFormField = "FLT4008";

    /// <summary>A token from a field that the form does not have or does not keep secret, or in a header that is none.</summary>
    public const string BadAuthentication = "FLT4009";
}
