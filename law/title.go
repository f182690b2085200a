package law

// titles are the titles of the laws whose short name is not a part of it; the comment of the package lists them too.
var titles = map[string]string{
	"令42号": "市场监督管理行政处罚程序规定", "令2号": "市场监督管理行政处罚程序暂行规定", "市场监管听证办法": "市场监督管理行政处罚听证办法",
	"信息公示规定": "市场监督管理行政处罚信息公示规定", "投诉举报办法": "市场监督管理投诉举报处理办法",
}

// Title returns the title of the law that is cited by a short name, as documents write it between 《 and 》. It is the short name itself where that
// is enough.
func Title(short string) string {
	if title := titles[short]; title != "" {
		return title
	}
	return short
}
