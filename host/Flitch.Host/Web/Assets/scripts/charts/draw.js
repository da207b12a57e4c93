import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { locale, rounded, short } from './figures.js';
import { dashes, decals, theme } from './palette.js';

use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const unitOf = (facet) => (facet.unit ? ` ${facet.unit}` : '');

// Charts beside each other, as many in a row as there is room for.
const places = (count, width) => {
  const columns = Math.min(count, width < 420 ? 1 : width < 760 ? 2 : 3);
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, i) => ({
    left: (100 / columns) * (i % columns),
    top: (100 / rows) * Math.floor(i / columns),
    width: 100 / columns,
    height: 100 / rows,
  }));
};

const names = (model) => [...new Set(model.facets.flatMap((f) => f.series.map((s) => s.name)))];

const number = (text) => (text === null ? null : Number(text));

const lines = (model, colours) => {
  const all = names(model);
  return model.facets.flatMap((facet, f) =>
    facet.series.map((series) => {
      const n = all.indexOf(series.name);
      const colour = colours[n % colours.length];
      const isLine = model.kind === 'line' || model.kind === 'area';
      return {
        name: series.name,
        type: isLine ? 'line' : 'bar',
        xAxisIndex: f,
        yAxisIndex: f,
        stack: model.kind === 'stacked' ? `f${f}` : undefined,
        data: series.data.map(number),
        connectNulls: true,
        showSymbol: series.data.length < 60,
        symbolSize: 5,
        color: colour,
        lineStyle: isLine ? { width: 2, type: dashes[Math.floor(n / colours.length) % dashes.length] } : undefined,
        areaStyle: model.kind === 'area' ? { opacity: 0.25 } : undefined,
        itemStyle: { color: colour, decal: isLine ? undefined : decals[n % decals.length] },
        barMaxWidth: 28,
        animation: false,
      };
    }),
  );
};

// Words stand under each of their bars as long as there is room, and on a slope where they are many or long.
const words = (model, box, label) => {
  const room = box.width / model.labels.length;
  const isTight = Math.max(...model.labels.map((l) => l.length)) * 6.5 > room;
  return isTight ? { ...label, rotate: 50, width: 76, overflow: 'truncate', hideOverlap: false, interval: room > 13 ? 0 : 'auto' } : { ...label, interval: 0 };
};

const axes = (model, element, colours) => {
  const boxes = places(model.facets.length, element.clientWidth);
  const hasLegend = names(model).length > 1;
  const high = element.clientHeight - (hasLegend ? 28 : 0);
  const pixels = (box) => ({
    left: (box.left * element.clientWidth) / 100,
    top: (hasLegend ? 28 : 0) + (box.top * high) / 100,
    width: (box.width * element.clientWidth) / 100,
    height: (box.height * high) / 100,
  });
  const label = { color: colours.quiet, fontSize: 11, hideOverlap: true };
  return {
    legend: hasLegend ? { type: 'scroll', top: 0, left: 0, right: 8, itemHeight: 10, itemWidth: 16, textStyle: { color: colours.text, width: 140, overflow: 'truncate' }, pageTextStyle: { color: colours.text }, data: names(model) } : undefined,
    title: model.facets.map((facet, f) => {
      const box = pixels(boxes[f]);
      return { text: [facet.title, facet.unit !== facet.title ? facet.unit : ''].filter(Boolean).join(', '), left: box.left + 6, top: box.top, textStyle: { color: colours.text, fontSize: 12, fontWeight: 600, width: box.width - 12, overflow: 'truncate' } };
    }),
    grid: boxes.map((b) => {
      const box = pixels(b);
      return { left: box.left + 8, top: box.top + 22, width: box.width - 22, height: box.height - 28, outerBoundsMode: 'same', outerBounds: { left: box.left + 2, top: box.top + 18, width: box.width - 14, height: box.height - 22 }, outerBoundsContain: 'axisLabel' };
    }),
    xAxis: model.facets.map((_, f) => ({ type: 'category', gridIndex: f, data: model.labels, axisLabel: model.words ? words(model, pixels(boxes[f]), label) : label, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } })),
    yAxis: model.facets.map((_, f) => ({ type: 'value', gridIndex: f, scale: model.kind === 'line', splitNumber: 3, axisLabel: { ...label, formatter: short }, splitLine: { lineStyle: { color: colours.line } } })),
  };
};

const pies = (model, element, colours) => {
  const boxes = places(model.facets.length, element.clientWidth);
  // A slice is called after its place along the axis, after what parts the figures, or both.
  const isSplit = (facet) => facet.series.filter((s) => s.figure).length > 1;
  const called = (facet, series, i) => (model.labels[i] === '' ? series.name : isSplit(facet) ? `${model.labels[i]} · ${series.name}` : model.labels[i]);
  return {
    legend: undefined,
    title: model.facets.map((facet, f) => ({ text: [facet.title, facet.unit !== facet.title ? facet.unit : ''].filter(Boolean).join(', '), left: `${boxes[f].left}%`, top: `${boxes[f].top}%`, textStyle: { color: colours.text, fontSize: 12 } })),
    series: model.facets.map((facet, f) => ({
      type: 'pie',
      radius: ['28%', '56%'],
      startAngle: facet.series.flatMap((s) => s.data).filter((v) => v !== null).length === 1 ? 180 : 90, // a name beside the one slice, not on it
      stillShowZeroSum: false,
      left: `${boxes[f].left}%`,
      top: `${boxes[f].top}%`,
      width: `${boxes[f].width}%`,
      height: `${boxes[f].height}%`,
      animation: false,
      label: { color: colours.text, overflow: 'truncate', formatter: ({ name, percent }) => `${name}\n${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent)} %` },
      labelLine: { length: 8, length2: 8 },
      labelLayout: { hideOverlap: true },
      itemStyle: { borderColor: colours.ground, borderWidth: 2 },
      data: facet.series.flatMap((series, s) =>
        series.data.map((value, i) => ({ name: called(facet, series, i), value: number(value), exact: value, seriesAt: s, at: i })).filter((d) => d.value > 0),
      ),
    })),
  };
};

const tip = (model) => (params) => {
  const facetAt = params.seriesType === 'pie' ? params.seriesIndex : undefined;
  const { facet, series } = facetAt === undefined ? find(model, params.seriesIndex) : { facet: model.facets[facetAt], series: model.facets[facetAt].series[params.data.seriesAt] };
  const at = facetAt === undefined ? params.dataIndex : params.data.at;
  const exact = series.data[at];
  const read = rounded(exact, model.decimals);
  return `<strong>${escape(facet.title || series.name)}</strong>${facet.title && series.name !== facet.title ? ` · ${escape(series.name)}` : ''}${model.labels[at] ? `<br>${escape(model.labels[at])}` : ''}<br>${escape(read + unitOf(facet))}`
    + (read.replace(/[^\d]/g, '') === exact.replace(/[^\d]/g, '') ? '' : `<br><small>exactly ${escape(exact)}</small>`);
};

export const find = (model, index) => {
  let rest = index;
  for (const facet of model.facets) {
    if (rest < facet.series.length) {
      return { facet, series: facet.series[rest] };
    }
    rest -= facet.series.length;
  }
  throw new RangeError(`${index}`);
};

export const draw = (element, model, onPoint) => {
  const colours = theme();
  // Many charts make the tile's content longer than the tile, and it is scrolled.
  const rows = places(model.facets.length, element.clientWidth).filter((p) => p.left === 0).length;
  element.style.minHeight = model.facets.length > 6 ? `${rows * 8.5}rem` : '';
  element.style.setProperty('--drawn', `${element.clientHeight}px`);
  const chart = init(element, null, { renderer: 'canvas', devicePixelRatio: document.documentElement.classList.contains('on-paper') ? 2 : devicePixelRatio });
  const isPie = model.kind === 'pie';
  chart.setOption({
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(element).fontFamily },
    color: colours.colours,
    aria: { enabled: false, decal: { show: isPie } },
    tooltip: { trigger: 'item', confine: true, renderMode: 'html', appendTo: element, backgroundColor: colours.ground, borderColor: colours.line, textStyle: { color: colours.text }, formatter: tip(model) },
    ...(isPie ? pies(model, element, colours) : { ...axes(model, element, colours), series: lines(model, colours.colours) }),
  });
  chart.on('click', (params) => {
    if (isPie) {
      onPoint(model.facets[params.seriesIndex].series[params.data.seriesAt], params.data.at);
    } else {
      onPoint(find(model, params.seriesIndex).series, params.dataIndex);
    }
  });
  return chart;
};
