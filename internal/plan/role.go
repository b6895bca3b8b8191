package plan

// Role is what an account is for. Source: contract, demo sign-ins; pages 3.
type Role string

// The roles. One account has one role.
const (
	BoardMember    Role = "board member"
	Officer        Role = "officer"
	PartnerOfficer Role = "partner officer"
	DataSteward    Role = "data steward"
	Secretary      Role = "secretary"
	Director       Role = "director"
	Administrator  Role = "administrator"
)

// Roles lists every role, in the order in which tables show them.
var Roles = []Role{BoardMember, Officer, PartnerOfficer, DataSteward, Secretary, Director, Administrator}

// ParseRole returns the role of that name, and whether there is one.
func ParseRole(s string) (Role, bool) {
	for _, r := range Roles {
		if string(r) == s {
			return r, true
		}
	}
	return "", false
}

// Right is something that an account may do. Each address of the portal asks
// for exactly one, so that who may open what is one table.
type Right string

// The rights.
const (
	Public       Right = "anyone"                // no sign-in asked for
	ReadPlan     Right = "read the plan"         // every page of the position
	ReportAction Right = "update own actions"    // post a progress update on an action one's post leads
	EnterValue   Right = "enter measure values"  // put a figure on the record
	ReviewUpdate Right = "review reports"        // accept or return what another reported under a priority one's post leads
	Decide       Right = "sign off and decide"   // sign off deliveries and rounds, approve a better status
	ChangePlan   Right = "change the plan"       // record a decision on dates, targets, definitions, leads, withdrawals
	AskQuestion  Right = "ask a question"        // raise something in the Board's log
	AnswerBoard  Right = "answer the Board"      // answer what the Board's log asks of one's post
	KeepMeetings Right = "keep the meetings"     // meetings, freezing, minutes and the Board's log
	ReadHistory  Right = "read the history"      // who changed what
	ExportReport Right = "export cabinet report" // take the cabinet report away
)

// Rights lists every right, in the order in which tables show them.
var Rights = []Right{
	Public, ReadPlan, ReportAction, ReviewUpdate, EnterValue, Decide, ChangePlan,
	AskQuestion, AnswerBoard, KeepMeetings, ReadHistory, ExportReport,
}

// grants says which roles hold which right; Public is held by all the world.
var grants = map[Right][]Role{
	ReadPlan:     Roles,
	ReportAction: {Officer, PartnerOfficer, DataSteward, Secretary, Director},
	ReviewUpdate: {Officer, PartnerOfficer, Director},
	EnterValue:   {DataSteward},
	Decide:       {Director},
	ChangePlan:   {Secretary, Director},
	AskQuestion:  {BoardMember, Secretary},
	AnswerBoard:  {Officer, PartnerOfficer, DataSteward, Secretary, Director},
	KeepMeetings: {Secretary},
	ReadHistory:  {Officer, PartnerOfficer, DataSteward, Secretary, Director}, // officers their own
	ExportReport: {Director},
}

// Has reports whether the role holds the right. The empty Role, which is that
// of a stranger, holds only Public.
func (r Role) Has(right Right) bool {
	if right == Public {
		return true
	}
	for _, holder := range grants[right] {
		if holder == r {
			return true
		}
	}
	return false
}

// seesDrafts reports whether editions not yet put before the Board are shown.
func (r Role) seesDrafts() bool {
	return r == Officer || r == Secretary || r == Director
}
