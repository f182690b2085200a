DO $$
BEGIN
  ASSERT name_initials('好味道') = 'hwd';
  ASSERT name_initials('太仓市好味道餐饮管理（Ａ１）有限公司') = 'tcshwdcygla1yxgs';
  ASSERT name_initials('曾小明') = 'zxm' AND name_initials('单雄') = 'sx' AND name_initials('菜单') = 'cd';
  ASSERT name_initials('农业银行重庆分行') = 'nyyhcqfh' AND name_initials('长江旅行社') = 'cjlxs' AND name_initials('二〇二四') = 'eles';
  ASSERT name_initials('……') = '' AND name_initials('hwd') = 'hwd';
  ASSERT name_key('太仓好味道餐饮有限公司') = '太仓好味道餐饮';
  ASSERT name_key('太仓 好味道餐饮（有限责任公司）') = '太仓好味道餐饮';
  ASSERT name_key('太仓好味道餐饮股份有限公司城厢分公司') = '太仓好味道餐饮公司城厢分公司';
  ASSERT name_key('老街小吃店（个体工商户）') = '老街小吃店' AND name_key('ＡＢＣ·食品') = 'abc食品';
  ASSERT name_key('公司') = '公司' AND name_key(name_key('有限公司有限公司')) = name_key('有限公司有限公司');
END $$;
