// Package route is the address of every page, for handlers and links alike.
// Patterns are what the router matches; the functions of the same noun make an
// address. It knows nothing of who may open a page.
package route

import (
	"net/url"
	"strconv"
	"strings"

	"planboard/internal/plan"
)

// Addresses without parameters.
const (
	Home          = "/"
	SignIn        = "/sign-in"
	SignOut       = "/sign-out"
	Updates       = "/updates"
	Reports       = "/reports"
	Rounds        = "/rounds"
	Meetings      = "/meetings"
	NewMeeting    = Meetings + "/new"
	History       = "/history"
	Ratings       = "/ratings"
	Accessibility = "/accessibility"
	Healthz       = "/healthz"
	Readyz        = "/readyz"
)

// Patterns of addresses with parameters, as the router writes them.
const (
	EditionPattern        = "/plans/{plan}/{edition}"
	PriorityPattern       = EditionPattern + "/priorities/{code}"
	ActionsPattern        = EditionPattern + "/actions"
	ActionPattern         = ActionsPattern + "/{ref}"
	UpdatePattern         = ActionPattern + "/update"
	ActionReviewPattern   = ActionPattern + "/review"
	ActionSignOffPattern  = ActionPattern + "/sign-off"
	ActionOverridePattern = ActionPattern + "/override"
	ActionChangePattern   = ActionPattern + "/change"
	UpdateCorrectPattern  = ActionPattern + "/updates/{update}/correct"
	RoundPattern          = Rounds + "/{quarter}"
	RoundSignOffPattern   = RoundPattern + "/sign-off"
	MeasuresPattern       = EditionPattern + "/measures"
	MeasurePattern        = MeasuresPattern + "/{code}"
	ValuesPattern         = MeasurePattern + "/values"
	ReviewOfValue         = MeasurePattern + "/review"
	RatingOverride        = MeasurePattern + "/override"
	AmendPattern          = MeasurePattern + "/change"
	ComparePattern        = "/plans/{plan}/compare"
	MeetingPattern        = Meetings + "/{date}"
	MovePattern           = MeetingPattern + "/move"
	FreezePattern         = MeetingPattern + "/freeze"
	UnfreezePattern       = MeetingPattern + "/unfreeze"
	PackPattern           = MeetingPattern + "/pack"
	ChangesPattern        = MeetingPattern + "/changes"
	ReportPattern         = Reports + "/{id}"
	ReportPreview         = ReportPattern + "/preview"
	StaticPattern         = "/static/*"
	ThemePattern          = "/static/theme.css"
	CSV, XLSX, DOCX       = ".csv", ".xlsx", ".docx"
)

// Edition returns the address of a plan edition, at the moment of the key.
func Edition(k plan.EditionKey) string { return at(k, "") }

// at returns the address of a page of an edition at the moment of its key.
func at(k plan.EditionKey, rest string) string {
	return WithQuery("/plans/"+url.PathEscape(k.Plan)+"/"+url.PathEscape(k.Edition)+rest, "at", k.At)
}

// Priority returns the address of a priority.
func Priority(k plan.EditionKey, code string) string {
	return at(k, "/priorities/"+url.PathEscape(code))
}

// Actions returns the address of the list of all actions.
func Actions(k plan.EditionKey) string { return at(k, "/actions") }

// Action returns the address of an action.
func Action(k plan.EditionKey, ref string) string { return at(k, "/actions/"+url.PathEscape(ref)) }

// PostUpdate returns the address of an action's update form. One reports on
// what is, not on what was.
func PostUpdate(k plan.EditionKey, ref string) string { return Action(k.Now(), ref) + "/update" }

// ReviewAction, SignOffAction and OverrideAction return the addresses of the
// forms by which a second person speaks of what was reported.
func ReviewAction(k plan.EditionKey, ref string) string   { return Action(k.Now(), ref) + "/review" }
func SignOffAction(k plan.EditionKey, ref string) string  { return Action(k.Now(), ref) + "/sign-off" }
func OverrideAction(k plan.EditionKey, ref string) string { return Action(k.Now(), ref) + "/override" }

// ChangeAction returns the address of the form that records a decision of that
// kind on an action, or of the choice between the kinds for "".
func ChangeAction(k plan.EditionKey, ref string, kind plan.EventKind) string {
	return WithQuery(Action(k.Now(), ref)+"/change", "kind", string(kind))
}

// CorrectUpdate returns the address of the form that corrects an update.
func CorrectUpdate(k plan.EditionKey, ref string, id int64) string {
	return Action(k.Now(), ref) + "/updates/" + strconv.FormatInt(id, 10) + "/correct"
}

// Round returns the address of a quarter's reporting round.
func Round(q plan.Quarter) string { return Rounds + "/" + q.Slug() }

// SignOffRound returns the address of the form that signs a round off.
func SignOffRound(q plan.Quarter) string { return Round(q) + "/sign-off" }

// Measures returns the address of the scorecard.
func Measures(k plan.EditionKey) string { return at(k, "/measures") }

// Measure returns the address of a measure.
func Measure(k plan.EditionKey, code string) string { return at(k, "/measures/"+url.PathEscape(code)) }

// Values returns the address of a measure's form for figures.
func Values(k plan.EditionKey, code string) string { return Measure(k.Now(), code) + "/values" }

// ReviewValue returns the address of the form for the review of a figure: of the
// one of that number, or of the newest that waits when it is 0.
func ReviewValue(k plan.EditionKey, code string, id int64) string {
	value := ""
	if id != 0 {
		value = strconv.FormatInt(id, 10)
	}
	return WithQuery(Measure(k.Now(), code)+"/review", "value", value)
}

// OverrideRating returns the address of the form for a better rating.
func OverrideRating(k plan.EditionKey, code string) string {
	return Measure(k.Now(), code) + "/override"
}

// Amend returns the address of the form for a change of a measure's target or
// definition.
func Amend(k plan.EditionKey, code string) string { return Measure(k.Now(), code) + "/change" }

// Compare returns the address of the comparison of two editions of a plan.
func Compare(from, to plan.EditionKey) string {
	return WithQuery("/plans/"+url.PathEscape(to.Plan)+"/compare", "from", from.Edition, "to", to.Edition)
}

// Meeting returns the address of a meeting of the Board.
func Meeting(on plan.Date) string { return Meetings + "/" + on.String() }

// Move, Freeze and Unfreeze return the addresses of what is done to a meeting.
func Move(on plan.Date) string     { return Meeting(on) + "/move" }
func Freeze(on plan.Date) string   { return Meeting(on) + "/freeze" }
func Unfreeze(on plan.Date) string { return Meeting(on) + "/unfreeze" }

// Pack returns the address of the papers of a meeting, as one document.
func Pack(on plan.Date) string { return Meeting(on) + "/pack" }

// Changes returns the address of what has changed since the meeting before.
func Changes(on plan.Date) string { return Meeting(on) + "/changes" }

// Report returns the address of an edition's cabinet report summary.
func Report(k plan.EditionKey) string { return Reports + "/" + ReportID(k) }

// ReportID names an edition's report in its address and in its file name.
func ReportID(k plan.EditionKey) string { return k.Plan + "-" + k.Edition }

// ReportOf returns the edition that a report's name speaks of, or
// plan.ErrNotFound. An edition is named by two years: 2022-2024.
func ReportOf(id string) (plan.EditionKey, error) {
	const years = len("2022-2024")
	cut := len(id) - years - 1
	if cut < 1 || id[cut] != '-' {
		return plan.EditionKey{}, plan.ErrNotFound
	}
	return plan.EditionKey{Plan: id[:cut], Edition: id[cut+1:]}, nil
}

// Thing returns the address of the page of what history tells of; "" where it
// has none.
func Thing(t plan.Thing) string {
	switch {
	case t.Kind == plan.ActionThing:
		return Action(t.Edition, t.Ref)
	case t.Kind == plan.MeasureThing && t.Edition.Edition != "":
		return Measure(t.Edition, t.Ref)
	case t.Kind == plan.RoundThing:
		return Rounds + "/" + url.PathEscape(t.Ref)
	case t.Kind == plan.MeetingThing:
		return Meetings + "/" + url.PathEscape(t.Ref)
	case t.Kind == plan.LogThing:
		return LogItem(t.Ref)
	default:
		return ""
	}
}

// Decision returns where the record of a decision stands.
func Decision(d plan.DecisionRef) string { return Decisions(d.Meeting) + "#" + d.Anchor() }

// NewDecision returns where a decision under that item of the agenda is recorded.
func NewDecision(meeting plan.Date, item int) string {
	return WithQuery(Decisions(meeting), "item", strconv.Itoa(item)) + "#add"
}

// File returns the address of a page as a file with that ending.
func File(address, ending string) string {
	path, query, asked := strings.Cut(address, "?")
	if asked {
		return path + ending + "?" + query
	}
	return path + ending
}

// AtIn returns the moment at which an address looks, as in ?at=; "" is now.
func AtIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Query().Get("at")
}

// Now returns the address of the same page as it stands now.
func Now(address string) string {
	path, query, _ := strings.Cut(address, "?")
	q, err := url.ParseQuery(query)
	q.Del("at")
	if err != nil || len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// WithQuery returns the address with the pairs given added to its query,
// leaving out those without a value.
func WithQuery(address string, pairs ...string) string {
	address, before, _ := strings.Cut(address, "?")
	q, err := url.ParseQuery(before)
	if err != nil {
		q = url.Values{} // cannot happen: addresses are made here
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return address
	}
	return address + "?" + q.Encode()
}

// IsLocal reports whether an address leads to a page of this portal, so that
// somebody may be sent on to it after signing in.
func IsLocal(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host == "" && u.Scheme == "" && strings.HasPrefix(address, "/") &&
		!strings.HasPrefix(address, "//") && !strings.Contains(address, "\\")
}
