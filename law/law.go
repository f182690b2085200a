// Package law holds the rules of law that a market supervision bureau keeps, as pure functions of days, amounts and states. It knows no
// database and no clock.
//
// Two tables hold all text of the law: rules.go has the requirements, each with its name, its article and the message of its violation;
// settings.go has the bounds and terms, each with the days on which it was in force and how surely it is known. The other files have one
// subject each. Their Check functions return nil where something is allowed, or else the Violation of a requirement.
//
// # Laws and regulations
//
// Articles are cited by the short name of the law and the number of the article: 行政处罚法 72 is its article 72. A year in brackets is an
// earlier version, as in 行政处罚法 (2017).
//
//	行政处罚法              中华人民共和国行政处罚法, the law on administrative penalties; since 2021-07-15
//	行政强制法              中华人民共和国行政强制法, on seizure and other coercion; since 2012-01-01
//	行政复议法              中华人民共和国行政复议法, on reviews; since 2024-01-01
//	行政诉讼法              中华人民共和国行政诉讼法, on suits
//	民事诉讼法              中华人民共和国民事诉讼法, on civil suits; 行政诉讼法 101 refers to it
//	法释〔2018〕1号         最高人民法院关于适用《中华人民共和国行政诉讼法》的解释, how courts apply 行政诉讼法
//	药品管理法              中华人民共和国药品管理法, on medicines
//	特种设备安全法          中华人民共和国特种设备安全法, on special equipment
//	令42号                  市场监督管理行政处罚程序规定, the procedure of a case: order 42 of the State Administration for Market Regulation, 2021
//	令2号                   市场监督管理行政处罚程序暂行规定, the procedure before: order 2; from 2019-04-01 to 2021-07-14
//	市场监管听证办法        市场监督管理行政处罚听证办法, on hearings
//	信息公示规定            市场监督管理行政处罚信息公示规定, on publicity: order 45; since 2021-09-01
//	投诉举报办法            市场监督管理投诉举报处理办法, on complaints and reports: order 121 since 2026-04-15, before it the 暂行办法 of 2020
//	特种设备安全监督检查办法  on inspections of special equipment; since 2022-07-01
//	罚没财物管理办法        on fines and confiscated goods; since 2021-01-01
//	包保                    the coverage of food businesses by officials; since 2022, its text was not read
//	本局承诺                no law: a term that the bureau itself has promised
package law

// Violation is a requirement that is not met, with the article that requires it.
type Violation struct {
	Rule    string // the name of the requirement, as in `fine.bounds`
	Article string // as in `行政处罚法 29`; empty where no article is known
	Text    string // the message to the user, in English: what is wrong; what is allowed; what to do
	// Format and Facts are what the text was made from: the text of the requirement, and a fact for each of its verbs.
	Format string
	Facts  []any
}

func (v *Violation) Error() string { return v.Text }
