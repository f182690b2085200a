// The parts of ECharts for a heat map, which only the auditor's bench draws.
import { HeatmapChart } from 'echarts/charts'
import { VisualMapContinuousComponent } from 'echarts/components'
import { echarts } from './chart'

echarts.use([HeatmapChart, VisualMapContinuousComponent])
