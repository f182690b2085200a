package demo

import (
	"fmt"

	"github.com/shopspring/decimal"

	"docket/law"
)

var (
	surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常")
	givens   = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉萍红建国志海燕辉鹏飞宇浩轩梓涵欣怡晨雨佳琪俊峰嘉颖思远瑞雪梅兰春秋月云龙凤鑫森林川江波涛清泉")
	brands   = []string{"福源", "鑫盛", "好又来", "家家乐", "金仓", "沙溪人家", "娄江", "浏河渔港", "弇山", "双凤", "郑和", "海运堤", "天镜湖", "南园", "万隆", "恒通", "佳味", "一品鲜", "老仓味", "聚仙", "同福", "德馨", "美佳", "永辉煌", "百汇", "宏达", "锦绣", "春晖", "丰禾", "稻香村人"}
	// towns are the divisions below the city, whose codes begin with its own.
	towns = []struct{ code, name string }{
		{"320585100", "城厢镇"},
		{"320585101", "沙溪镇"},
		{"320585102", "浏河镇"},
		{"320585103", "浮桥镇"},
		{"320585104", "璜泾镇"},
		{"320585105", "双凤镇"},
		{"320585400", "高新区"},
		{"320585401", "港区"},
		{"320585402", "科教新城"},
		{"320585403", "娄东街道"},
	}
	roads = []string{"上海东路", "县府街", "人民南路", "郑和中路", "东仓北路", "太平路", "朝阳路", "新华西路", "沪太新路", "滨江大道", "白云渡路", "长春路"}
)

func (d draw) person() string {
	name := string(pick(d, surnames)) + string(pick(d, givens))
	if d.chance(70) {
		name += string(pick(d, givens))
	}
	return name
}

func (d draw) address(town string) string {
	return fmt.Sprintf("太仓市%s%s%d号", town, pick(d, roads), 1+d.IntN(480))
}

// creditCode is the unified social credit code of the nth made-up party: its body is of the form that codes of the
// county have, and its check digits are right (GB 11714-1997, GB 32100-2015).
func creditCode(prefix string, n int) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	body := []byte("MA000000")
	for i, rest := len(body)-1, n; i > 1; i-- {
		body[i] = alphabet[rest%len(alphabet)]
		rest /= len(alphabet)
	}
	sum := 0
	for i, weight := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		value := int(body[i] - '0')
		if body[i] >= 'A' {
			value = int(body[i]-'A') + 10
		}
		sum += weight * value
	}
	organisation := string(body) + string("0X987654321"[sum%11])
	code := prefix + "320585" + organisation
	digit, _ := law.CreditCodeCheckDigit(code)
	return code + string(digit)
}

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

func yuan(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// goods are what is found and confiscated, by field.
var goods = map[string][]struct{ name, unit string }{
	"FOOD":                  {{"过期饼干", "袋"}, {"过期饮料", "瓶"}, {"无标签散装白酒", "瓶"}, {"过期调味品", "瓶"}, {"不合格糕点", "盒"}},
	"DRUG":                  {{"过期药品", "盒"}, {"来源不明的药品", "盒"}},
	"MEDICAL_DEVICE":        {{"无注册证的口罩", "包"}},
	"COSMETICS":             {{"过期面膜", "盒"}, {"无中文标签的化妆品", "瓶"}},
	"PRODUCT_QUALITY":       {{"不合格插座", "件"}, {"不合格电线", "卷"}, {"不合格儿童玩具", "件"}},
	"INTELLECTUAL_PROPERTY": {{"侵权白酒", "瓶"}, {"侵权运动鞋", "双"}, {"侵权箱包", "件"}},
	"METROLOGY":             {{"不合格电子秤", "台"}},
}
