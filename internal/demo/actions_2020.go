package demo

// rows2020 are the delivery actions of the closed edition 2020–2022 (facts
// (d)); leads, partners and first days are illustrative like the rest.
var rows2020 = []actionRow{
	{"B01", "D2", "Edge-of-care team embedded", "R04", "R15", "2020-04-01", "Q2 2020/21", ""},
	{"B02", "D1", "Virtual contact and laptops for every child in care in the pandemic", "R07", "R09", "2020-04-01", "Q1 2020/21", ""},
	{"B03", "D2", "Supported-accommodation framework", "R10", "R11", "2020-04-01", "Q4 2020/21", ""},
	{"B04", "D4", "Staying Put policy refresh", "R05", "R06", "2020-10-01", "Q2 2021/22", ""},
	{"B05", "D2", "Foster-carer support line", "R06", "R22", "2021-01-01", "Q3 2021/22", ""},
	{"B06", "D4", "Care leaver apprenticeships", "R12", "R05", "2021-01-01", "Q4 2021/22", ""},
	{"B07", "D4", "Joint housing protocol", "R11", "R05", "2021-04-01", "Q4 2021/22", ""},
	{"B08", "D1", "Participation strategy", "R09", "R21", "2021-04-01", "Q4 2021/22", ""},
	{"B09", "D2", "Regional commissioning consortium", "R10", "", "2020-04-01", "Q4 2021/22", ""},
	{"B10", "D3", "Dental catch-up after lockdown", "R14", "R04", "2021-04-01", "Q3 2021/22", ""},
}
