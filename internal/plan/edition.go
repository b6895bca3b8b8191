package plan

// EditionKey names an edition as addresses do: plan "children-in-care",
// edition "2022-2024". At is the moment it is looked at, as in ?at=; "" is now.
type EditionKey struct{ Plan, Edition, At string }

// Now returns the key of the same edition as it stands now.
func (k EditionKey) Now() EditionKey { return EditionKey{Plan: k.Plan, Edition: k.Edition} }

// EditionState is where an edition stands in its life (facts (b)).
type EditionState string

// The states, in the order of an edition's life.
const (
	Draft        EditionState = "draft"
	Consultation EditionState = "consultation"
	DirectorOff  EditionState = "director sign-off"
	Submitted    EditionState = "submitted for decision"
	Approved     EditionState = "approved"
	InForce      EditionState = "in force"
	UnderReview  EditionState = "under review"
	Closed       EditionState = "closed"
	Superseded   EditionState = "superseded"
)

// Family is a line of plans of which one edition follows another: the plan
// itself, or its companion strategy.
type Family struct {
	Slug      string // "children-in-care"
	Name      string // "Multi-Agency Children in Care and Care Leavers Plan"
	ShortName string // "Children in Care and Care Leavers Plan"
}

// Edition is one dated version of a plan: one review cycle, from approval to
// its review and replacement.
type Edition struct {
	Key          EditionKey
	Family       Family
	OfficialName string // as its own source prints it
	Starts, Ends Date
	State        EditionState
	Illustrative string // what of it is invented for the demonstration; "" for nothing
	Vision       string // background text, in our words, with its source
	Version      int
}

// Years returns the edition's years as people read them: "2022 to 2024".
func (e Edition) Years() string {
	return e.Starts.UTC().Format("2006") + " to " + e.Ends.UTC().Format("2006")
}

// Title returns the short name with the years.
func (e Edition) Title() string { return e.Family.ShortName + " " + e.Years() }

// IsReadOnly reports whether nothing of the edition may change any more; a
// closed edition is read-only for ever (facts (b)).
func (e Edition) IsReadOnly() bool { return e.State == Closed || e.State == Superseded }

// Current returns the key of the edition that a reader is led to: the one in
// force, of the plan itself before a companion's, or the newest. It returns
// ErrNotFound when there is none.
func Current(editions []Edition) (EditionKey, error) {
	if len(editions) == 0 {
		return EditionKey{}, ErrNotFound
	}
	for _, e := range editions {
		if e.State == InForce {
			return e.Key, nil
		}
	}
	return editions[0].Key, nil
}

// Elapsed returns the share of the edition's days gone by, from 0 to 1.
func (e Edition) Elapsed(today Date) float64 {
	share := float64(today.DaysSince(e.Starts)) / float64(e.Ends.DaysSince(e.Starts)+1)
	return min(max(share, 0), 1)
}

// Approval is one step of an edition's approval trail.
type Approval struct {
	On        Date // zero when the date is not known
	Confirmed bool // false: the record behind it was not seen
	Body      string
	Item      string // agenda item or minute number
	Text      string // what was reported or resolved
	Note      string // a correction note or a gap, said plainly
	Source    string
}

// Theme is one of the council's four outcomes, in the council's order.
type Theme string

// Themes are the council's outcomes (facts (a)).
var Themes = []Theme{"Safe", "Well", "Prosperous", "Connected"}

// Post is a role title at an organisation. Titles are dated attributes of a
// post; this is the one in force on the day asked for.
type Post struct {
	Code         PostCode
	Title        string
	Organisation string
}

// Priority is one of an edition's areas for development.
type Priority struct {
	Code   string // "P2"
	Title  string
	Themes []Theme
	Lead   Post
	Order  int
	From   []string // codes of the priorities of the edition before that live on in it
}

// Voice is something that children and young people said as a group, and what
// came of it. No person is named or described.
type Voice struct {
	Ref       string
	Group     string
	Said, Did string
	Action    string // ref of the action that answers it, or ""
	ToldOn    Date   // zero: not yet told back
}

// Promise is one statement of the Corporate Parenting Promise (facts (f)).
type Promise struct {
	Number     int
	Text       string
	Priorities []string
	Measures   []string
}

// Claim is a success claimed in a report, tied to the measures that bear it
// out (facts (c)).
type Claim struct {
	Number   int
	Text     string
	Measures []string
}
