package demo

import (
	"strings"

	"planboard/internal/plan"
)

// council is the organisation of most posts (facts (a)).
const council = "North Lincolnshire Council"

// postRow is a post as facts (a) lists it, with its role in the portal and the
// demonstration account that signs in for it, "" for none.
type postRow struct {
	code         plan.PostCode
	title        string
	organisation string
	role         plan.Role
	signsInAs    string
}

var postRows = []postRow{
	{"R01", "Cabinet Member: Children and Families (Board Chair)", council, plan.BoardMember, "chair"},
	{"R02", "Director of Children and Families", council, plan.Director, "director"},
	{"R03", "Assistant Director: Children's Standards and Regulation", council, plan.Director, ""},
	{"R04", "Head of Children in Care and Care Leavers", council, plan.Officer, ""},
	{"R05", "Care Leaving Service Manager", council, plan.Officer, "careleavers"},
	{"R06", "Fostering and Permanence Service Manager", council, plan.Officer, "fostering"},
	{"R07", "Virtual School Headteacher", council, plan.Officer, "officer"},
	{"R08", "Independent Reviewing Service Manager", council, plan.Officer, ""},
	{"R09", "Participation and Voice Officer", council, plan.Officer, ""},
	{"R10", "Commissioning and Sufficiency Lead", council, plan.Officer, ""},
	{"R11", "Housing Options Manager", council, plan.Officer, ""},
	{"R12", "HR and Employability Lead", council, plan.Officer, ""},
	{"R13", "Performance and Data Lead", council, plan.DataSteward, "data"},
	{"R14", "Designated Nurse, Children in Care", "NHS integrated care board", plan.PartnerOfficer, "partner"},
	{"R15", "Emotional Wellbeing (CAMHS) Lead", "NHS provider trust", plan.PartnerOfficer, ""},
	{"R16", "Youth Justice Service Manager", council + " / Youth Justice Partnership", plan.PartnerOfficer, ""},
	{"R17", "Children and Missing Persons Lead", "Humberside Police", plan.PartnerOfficer, ""},
	{"R18", "Local Partnership Manager", "Jobcentre Plus (DWP)", plan.PartnerOfficer, ""},
	{"R19", "Student Services Director", "Local further-education college", plan.PartnerOfficer, ""},
	{"R20", "Democratic Services Officer", council, plan.Secretary, "secretary"},
	{"R21", "Children in Care Council representative", "Young people", plan.BoardMember, "young"},
	{"R22", "Foster carer representative", "Carers", plan.BoardMember, "member"},
}

// earlierTitles are titles that a post no longer has. The sources show the
// director's old title in September 2020 and the new one in May 2022; the day
// of the change between them is illustrative (facts (b), slip 3).
var earlierTitles = map[plan.PostCode]struct{ title, until string }{
	"R02": {"Director: Children and Community Resilience", "2022-01-01"},
}

func posts() []plan.PostRecord {
	var all []plan.PostRecord
	for _, r := range postRows {
		all = append(all, plan.PostRecord{Code: r.code, Organisation: r.organisation, Titles: r.titles()})
	}
	return all
}

func (r postRow) titles() []plan.DatedTitle {
	earlier, renamed := earlierTitles[r.code]
	if !renamed {
		return []plan.DatedTitle{{Title: r.title}}
	}
	return []plan.DatedTitle{{Title: earlier.title}, {From: day(earlier.until), Title: r.title}}
}

// titleOn returns what the post was called on that day.
func titleOn(code plan.PostCode, on plan.Date) string {
	title := ""
	for _, r := range postRows {
		if r.code != code {
			continue
		}
		for _, t := range r.titles() {
			if !on.Before(t.From) {
				title = t.Title
			}
		}
	}
	return title
}

// accounts returns an account for each post: authors and signers of the
// record. Only those of the contract's demo sign-ins have the password.
func accounts() []plan.AccountRecord {
	var all []plan.AccountRecord
	for _, r := range postRows {
		a := plan.AccountRecord{Email: r.signsInAs, Post: r.code, Role: r.role, Password: Password}
		if r.signsInAs == "" {
			a.Email, a.Password = strings.ToLower(string(r.code)), ""
		}
		all = append(all, a)
	}
	all = append(all, plan.AccountRecord{
		Email: "admin", Title: "Portal Administrator", Role: plan.Administrator, Password: Password,
	})
	for i := range all {
		all[i].Email += "@demo.planboard.test"
	}
	return all
}
