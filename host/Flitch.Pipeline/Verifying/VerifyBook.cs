namespace Flitch.Pipeline.Verifying;

/// <summary>What a verification has found of one dataset so far.</summary>
internal sealed class VerifyBook
{
    /// <summary>More findings than these are only counted.</summary>
    private const int Most = 200;

    private readonly List<Finding> _findings = [];
    private readonly List<CheckOutcome> _checks = [];
    private int _more;
    private bool _isUnsound;
    private bool _needsDecision;

    public int Files { get; set; }

    /// <summary>True when files do not hold what was written and this run leaves them so: what their rows say proves nothing then.</summary>
    public bool IsDamaged { get; set; }

    public long Removed { get; set; }

    public void Add(CheckOutcome outcome) => _checks.Add(outcome);

    public void Add(Finding finding)
    {
        _isUnsound |= !finding.IsNotice && !finding.Repaired;
        _needsDecision |= finding.NeedsDecision;
        if (_findings.Count < Most)
        {
            _findings.Add(finding);
        }
        else
        {
            _more++;
        }
    }

    public Verification Close() => new()
    {
        Files = Files,
        Checks = [.. _checks],
        Findings = [.. _findings],
        MoreFindings = _more,
        Removed = Removed,
        IsSound = !_isUnsound,
        NeedsDecision = _needsDecision,
    };
}
