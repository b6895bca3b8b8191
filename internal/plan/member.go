package plan

// AccountID names an account.
type AccountID int64

// PostCode names a post: R07 is the Virtual School Headteacher (facts (a)).
type PostCode string

// Member is somebody with an account. Names are titles of posts: no person's
// name is on the record.
type Member struct {
	Account      AccountID
	Email        string
	Title        string // the post's title today
	Organisation string
	Post         PostCode
	Role         Role
}

// May reports whether the member holds the right. A nil member is a stranger.
func (m *Member) May(right Right) bool {
	if m == nil {
		return right == Public
	}
	return m.Role.Has(right)
}

// MayUpdate reports whether the member may post a progress update on the
// action: the right to, and the lead (facts (a), product role "own actions").
func (m *Member) MayUpdate(a Action) bool {
	return m.May(ReportAction) && m.Post != "" && a.Lead.Code == m.Post
}

// Scope is what of the record one reader may see and change. Every query takes
// one and holds to it, so that a page cannot forget to ask. The zero Scope
// sees nothing.
type Scope struct {
	Account AccountID
	Reads   bool     // sees the plan at all
	Drafts  bool     // sees editions before they are put before the Board
	Leads   PostCode // may update the actions this post leads; "" for none
	Values  bool     // may enter measure values
	Role    Role
	Post    PostCode
}

// Scope returns what the member may see and change. A nil member gets the zero
// Scope.
func (m *Member) Scope() Scope {
	if m == nil {
		return Scope{}
	}
	s := Scope{
		Account: m.Account,
		Reads:   m.May(ReadPlan),
		Drafts:  m.Role.seesDrafts(),
		Values:  m.May(EnterValue),
		Role:    m.Role,
		Post:    m.Post,
	}
	if m.May(ReportAction) {
		s.Leads = m.Post
	}
	return s
}
