package demo

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// provision is an article that penalties are based on; where bounds depend on the value of goods it is the branch for
// goods worth less than 10,000 yuan.
type provision struct {
	law, article, text, field string
	low, high                 int64 // bounds of a fine in yuan; high 0 where there is no fine
	from                      string
	weight                    int     // how often it is applied
	median                    float64 // of fines, in yuan
	causes                    []string
}

// provisions are of real laws, in short; for the wording ask the law.
var provisions = []provision{
	{"食品安全法", "第一百二十四条第一款", "生产经营超过保质期、致病性微生物等含量超标的食品，货值金额不足一万元", "FOOD", 50000, 100000, "2021-04-29", 190, 3600, []string{"经营超过保质期的食品", "经营农药残留超标的食用农产品", "经营兽药残留超标的水产品"}},
	{"食品安全法", "第一百二十五条第一款", "生产经营标签、说明书不符合规定的食品，货值金额不足一万元", "FOOD", 5000, 50000, "2021-04-29", 150, 2400, []string{"经营无标签的预包装食品", "经营标签不符合规定的食品"}},
	{"食品安全法", "第一百二十六条第一款", "未建立并遵守进货查验等制度，拒不改正", "FOOD", 5000, 50000, "2021-04-29", 250, 5200, []string{"未履行进货查验义务", "未按规定安排从业人员健康检查", "未定期清洗校验保温设施"}},
	{"食品安全法", "第一百二十二条第一款", "未取得许可从事食品生产经营活动，货值金额不足一万元", "FOOD", 50000, 100000, "2021-04-29", 60, 5200, []string{"未取得食品经营许可从事食品经营活动"}},
	{"药品管理法", "第一百二十六条", "未遵守药品经营质量管理规范", "DRUG", 100000, 500000, "2019-12-01", 30, 3000, []string{"未遵守药品经营质量管理规范", "未凭处方销售处方药"}},
	{"医疗器械监督管理条例", "第八十八条", "经营条件发生变化未按规定整改等", "MEDICAL_DEVICE", 10000, 50000, "2021-06-01", 40, 4200, []string{"经营未建立进货查验记录制度的医疗器械"}},
	{"化妆品监督管理条例", "第六十二条第一款", "未建立并执行进货查验记录制度", "COSMETICS", 10000, 30000, "2021-01-01", 70, 2600, []string{"未建立并执行化妆品进货查验记录制度", "经营超过使用期限的化妆品"}},
	{"特种设备安全法", "第八十三条", "未按规定登记、建立安全技术档案、维护保养", "SPECIAL_EQUIPMENT", 10000, 100000, "2014-01-01", 170, 5200, []string{"使用未经定期检验的叉车", "未按规定对电梯进行维护保养"}},
	{"特种设备安全法", "第八十四条", "使用未取得许可生产、未经检验或者检验不合格的特种设备", "SPECIAL_EQUIPMENT", 30000, 300000, "2014-01-01", 105, 13000, []string{"使用检验不合格的起重机械", "使用未经检验的压力容器"}},
	{"计量法实施细则", "第四十三条", "使用未经检定或者超过检定周期的计量器具", "METROLOGY", 0, 1000, "2018-03-19", 90, 400, []string{"使用未申请检定的电子计价秤", "使用超过检定周期的加油机"}},
	{"产品质量法", "第四十九条", "生产、销售不符合保障人体健康和人身财产安全标准的产品", "PRODUCT_QUALITY", 0, 200000, "2018-12-29", 170, 3800, []string{"销售不符合国家标准的电动自行车", "生产不合格的电线电缆", "销售不合格的燃气灶具"}},
	{"价格违法行为行政处罚规定", "第十三条", "不按规定明码标价", "PRICE", 0, 5000, "2010-12-04", 220, 600, []string{"未按规定明码标价", "标价之外加价出售商品"}},
	{"广告法", "第五十五条第一款", "发布虚假广告，广告费用无法计算", "ADVERTISING", 200000, 1000000, "2021-04-29", 25, 6000, []string{"发布虚假广告"}},
	{"广告法", "第五十八条第一款", "违法发布医疗、药品、教育等广告", "ADVERTISING", 0, 200000, "2021-04-29", 110, 3200, []string{"广告使用绝对化用语", "普通食品广告涉及疾病治疗功能"}},
	{"反不正当竞争法", "第二十条第一款", "对商品作虚假或者引人误解的商业宣传", "UNFAIR_COMPETITION", 200000, 1000000, "2019-04-23", 25, 9000, []string{"对商品作引人误解的商业宣传"}},
	{"商标法", "第六十条第二款", "侵犯注册商标专用权，违法经营额不足五万元", "INTELLECTUAL_PROPERTY", 0, 250000, "2019-11-01", 120, 4200, []string{"销售侵犯注册商标专用权的商品"}},
	{"消费者权益保护法", "第五十六条第一款", "侵害消费者权益", "CONSUMER_RIGHTS", 0, 500000, "2014-03-15", 80, 2600, []string{"对商品质量作虚假表示", "拖延退还预付款"}},
	{"市场主体登记管理条例", "第四十三条", "未经设立登记从事经营活动", "REGISTRATION", 0, 100000, "2022-03-01", 130, 1200, []string{"未办理营业执照从事经营活动"}},
	{"市场主体登记管理条例", "第四十六条", "未依照规定办理变更登记，拒不改正", "REGISTRATION", 0, 50000, "2022-03-01", 60, 900, []string{"未按规定办理变更登记"}},
}

// yuan returns an amount of whole yuan.
func yuan(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// provisionWeights are how often each provision is applied.
var provisionWeights = func() []int {
	weights := make([]int, len(provisions))
	for i, p := range provisions {
		weights[i] = p.weight
	}
	return weights
}()

// provisionOn returns a provision that is in force on a day, by its place.
func (d draw) provisionOn(on civil.Date) int {
	n := d.weighted(provisionWeights)
	for provisions[n].from > on.String() {
		n = d.weighted(provisionWeights)
	}
	return n
}

// provisionRecords returns the provisions as records, numbered from 1 on.
func provisionRecords() []*db.Provision {
	records := make([]*db.Provision, len(provisions))
	for i, p := range provisions {
		from, err := civil.ParseDate(p.from)
		if err != nil {
			panic(err) // it stands in this package
		}
		at := morning(day(2019, 3, 1))
		records[i] = &db.Provision{
			ID: int64(i + 1), Law: p.law, Article: p.article, Text: p.text, Field: db.CaseField(p.field), EffectiveFrom: from, CreatedAt: at, UpdatedAt: at, Version: 1,
		}
		if p.high > 0 {
			low, high := yuan(p.low), yuan(p.high)
			records[i].FineMin, records[i].FineMax = &low, &high
		}
	}
	return records
}
