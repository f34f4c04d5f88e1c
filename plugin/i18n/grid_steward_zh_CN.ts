<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>GridSteward</name>
    <message>
      <source>0: fast, a good plan within seconds. 1: best, takes several times as long.</source>
      <translation>0：快速，几秒内得到较好的方案。1：最佳，用时数倍。</translation>
    </message>
    <message>
      <source>0: internal, 1: public.</source>
      <translation>0：内部版，1：公开版。</translation>
    </message>
    <message>
      <source>1 or 2 services too far</source>
      <translation>1 至 2 类服务超出服务圈</translation>
    </message>
    <message>
      <source>1 to 9 in care</source>
      <translation>关爱对象 1 至 9 人</translation>
    </message>
    <message>
      <source>10 to 19 in care</source>
      <translation>关爱对象 10 至 19 人</translation>
    </message>
    <message>
      <source>100 to 120 % of the hours</source>
      <translation>负荷率 100% 至 120%</translation>
    </message>
    <message>
      <source>20 to 29 in care</source>
      <translation>关爱对象 20 至 29 人</translation>
    </message>
    <message>
      <source>3 or 4 services too far</source>
      <translation>3 至 4 类服务超出服务圈</translation>
    </message>
    <message>
      <source>30 to 49 in care</source>
      <translation>关爱对象 30 至 49 人</translation>
    </message>
    <message>
      <source>5 or more services too far</source>
      <translation>5 类及以上服务超出服务圈</translation>
    </message>
    <message>
      <source>50 or more in care</source>
      <translation>关爱对象 50 人及以上</translation>
    </message>
    <message>
      <source>80 to 100 % of the hours</source>
      <translation>负荷率 80% 至 100%</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>; {more}</source>
      <translation>；{more}</translation>
    </message>
    <message>
      <source>A column of the buildings with the minutes of work a month that each brings; empty counts as none. The cells' work is then evened out beside their households, within the band. Not set: only households count.</source>
      <translation>楼栋图层中每栋楼每月工作分钟数的字段，空值按 0 计。划分时在户数范围内，除户数外同时均衡各网格的工作量。不设置则只按户数。</translation>
    </message>
    <message>
      <source>A column of the points with kinds of requests, in the words of the rulebook.</source>
      <translation>点图层中说明诉求类别的字段，用规则中的说法。</translation>
    </message>
    <message>
      <source>A double click changes the name.</source>
      <translation>双击可改名。</translation>
    </message>
    <message>
      <source>A fixed number of staff that the quotas of all communities add up to. Not set: each community gets what the rulebook's formula says.</source>
      <translation>各社区人员编配合计的固定总数。不设置则各社区按规则的公式计算。</translation>
    </message>
    <message>
      <source>A layer of the project. Leave it open to read a file.</source>
      <translation>工程中的图层。读取文件时留空。</translation>
    </message>
    <message>
      <source>A locked cell stays as it is</source>
      <translation>锁定的网格保持不变</translation>
    </message>
    <message>
      <source>A number of staff to share out among the communities, instead of the quotas' sum.</source>
      <translation>在各社区之间分配的人员总数，代替各社区编配之和。</translation>
    </message>
    <message>
      <source>A plan can't replace the one that it starts from. Give another name.</source>
      <translation>方案不能替换自己的起始方案。请另取名称。</translation>
    </message>
    <message>
      <source>A point belongs to the building it is in, else to the nearest one within so many m.</source>
      <translation>点在楼内即属该楼；不在楼内的，属于此距离（米）以内最近的楼。</translation>
    </message>
    <message>
      <source>A point for each divided building: which entrances or floors are in which cell.</source>
      <translation>每栋被拆分的楼一个点：各单元或楼层属于哪个网格。</translation>
    </message>
    <message>
      <source>A rulebook of your own</source>
      <translation>自己的规则</translation>
    </message>
    <message>
      <source>A sheet of all cells and a card for each cell, A4, to print.</source>
      <translation>一张全部网格的总图和每个网格一张卡片，A4，可打印。</translation>
    </message>
    <message>
      <source>A table of one row with all that is needed to make the plan again, its score and the verdict on each community.</source>
      <translation>一行的表，含重现该方案所需的全部信息、评分和各社区的结论。</translation>
    </message>
    <message>
      <source>A table of one row with all that is needed to make the plan again.</source>
      <translation>一行的表，含重现该方案所需的全部信息。</translation>
    </message>
    <message>
      <source>A table of the rows not accepted: row number, reason, original values. Not made of rows about persons: theirs are in the project's restricted file.</source>
      <translation>未采纳的各行：行号、原因、原始内容。人员记录不生成此表，见项目的受限文件。</translation>
    </message>
    <message>
      <source>A table with other household counts.</source>
      <translation>另有户数的楼栋表格。</translation>
    </message>
    <message>
      <source>A unit always has a cell. Give the code of one.</source>
      <translation>基本单元必须属于一个网格。请填写网格编码。</translation>
    </message>
    <message>
      <source>A whole number of households. Not set: as the rulebook says.</source>
      <translation>户数，整数。不填则按规则。</translation>
    </message>
    <message>
      <source>A whole number. The same seed gives the same cells; another seed, another plan.</source>
      <translation>整数。种子相同则网格相同；换一个种子得到另一个方案。</translation>
    </message>
    <message>
      <source>About persons, and never taken over: {names}</source>
      <translation>涉及个人、一律不导入的列：{names}</translation>
    </message>
    <message>
      <source>Add {layer}</source>
      <translation>添加{layer}</translation>
    </message>
    <message>
      <source>Adds the work of open requests.</source>
      <translation>计入在办诉求的工作量。</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>添加…</translation>
    </message>
    <message>
      <source>All cells</source>
      <translation>全部网格</translation>
    </message>
    <message>
      <source>All communities</source>
      <translation>全部社区</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>All kinds</source>
      <translation>全部类型</translation>
    </message>
    <message>
      <source>All people in it are invented.</source>
      <translation>其中的人员均为虚构。</translation>
    </message>
    <message>
      <source>An invented town, to try everything out in a few minutes.</source>
      <translation>虚构的城镇，几分钟即可试用全部功能。</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>查询结果</translation>
    </message>
    <message>
      <source>As in the rulebook: {band}</source>
      <translation>按规则：{band}</translation>
    </message>
    <message>
      <source>As tables about the buildings say; else as the buildings do.</source>
      <translation>表格中的户数；表格未提及的楼用登记的户数。</translation>
    </message>
    <message>
      <source>As the buildings say; where nobody does, as residents' records give.</source>
      <translation>楼栋登记的户数；登记和表格都没有的楼，按居民记录统计。</translation>
    </message>
    <message>
      <source>As the buildings say; where they don't, as tables about them do.</source>
      <translation>楼栋登记的户数；未登记的楼用表格中的户数。</translation>
    </message>
    <message>
      <source>As the residents' records give; else as the buildings say.</source>
      <translation>按居民记录统计的户数；没有居民记录的楼用登记的户数。</translation>
    </message>
    <message>
      <source>Assign automatically</source>
      <translation>自动分配</translation>
    </message>
    <message>
      <source>Assign officers to cells</source>
      <translation>为网格分配网格员</translation>
    </message>
    <message>
      <source>Assigning officers to cells</source>
      <translation>为网格分配网格员</translation>
    </message>
    <message>
      <source>Assignments</source>
      <translation>网格员分配</translation>
    </message>
    <message>
      <source>Atlas</source>
      <translation>图册</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动分配</translation>
    </message>
    <message>
      <source>Away</source>
      <translation>不在岗</translation>
    </message>
    <message>
      <source>BD-09 (Baidu)</source>
      <translation>BD-09（百度）</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Back to all layers</source>
      <translation>返回图层列表</translation>
    </message>
    <message>
      <source>Backup for: {cells}</source>
      <translation>任后备的网格：{cells}</translation>
    </message>
    <message>
      <source>Backup: {officer}</source>
      <translation>后备网格员：{officer}</translation>
    </message>
    <message>
      <source>Barriers</source>
      <translation>阻隔</translation>
    </message>
    <message>
      <source>Barriers may be areas and lines, crossings lines and points; a QGIS layer holds one kind. Made only where the source has both: then the areas (of barriers) or lines (of crossings) are in the first layer and the others here.</source>
      <translation>阻隔可为面和线，通道可为线和点，而一个 QGIS 图层只能有一种几何。仅当来源两种都有时生成：面（阻隔）或线（通道）在第一个图层，其余在此。</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>原有</translation>
    </message>
    <message>
      <source>Beijing codes</source>
      <translation>北京编码</translation>
    </message>
    <message>
      <source>Best neighbour</source>
      <translation>归入邻格</translation>
    </message>
    <message>
      <source>Best: improve until it no longer pays</source>
      <translation>最佳：优化到不再有改进为止</translation>
    </message>
    <message>
      <source>Bridges and gates that lead across barriers.</source>
      <translation>跨越阻隔的桥梁和大门。</translation>
    </message>
    <message>
      <source>Bridges, gates and underpasses, as points or lines: each joins the ground on the two sides of a barrier at that spot; one layer or several.</source>
      <translation>桥梁、大门、地下通道，点或线均可，各连通阻隔两侧该处的地块；可选一个或多个图层。</translation>
    </message>
    <message>
      <source>Bring back layers that were taken out</source>
      <translation>把移除的图层放回地图</translation>
    </message>
    <message>
      <source>Bring in the buildings first, on the page Data.</source>
      <translation>请先在“数据”页导入楼栋。</translation>
    </message>
    <message>
      <source>Bring in the buildings first: a map of their outlines with household counts.</source>
      <translation>请先导入楼栋，即带户数的楼栋轮廓图。</translation>
    </message>
    <message>
      <source>Bring in the officers</source>
      <translation>导入网格员</translation>
    </message>
    <message>
      <source>Bring in your own buildings, roads and lists; files are never changed.</source>
      <translation>导入自己的楼栋、道路和名单，原文件不会改动。</translation>
    </message>
    <message>
      <source>Bring it in</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Bring them in</source>
      <translation>导入这些图层</translation>
    </message>
    <message>
      <source>Bringing in the layers</source>
      <translation>导入图层</translation>
    </message>
    <message>
      <source>Bringing in {source}</source>
      <translation>导入 {source}</translation>
    </message>
    <message>
      <source>Building footprints with the number of households in each (a column such as 'households' or '户数'; empty means unknown, 0 means nobody lives there). The results come in the CRS of this layer.</source>
      <translation>楼栋轮廓及其户数（字段如“户数”或 households；留空表示未知，0 表示无人居住）。结果采用本图层的坐标系。</translation>
    </message>
    <message>
      <source>Building records</source>
      <translation>楼栋台账</translation>
    </message>
    <message>
      <source>Buildings</source>
      <translation>楼栋</translation>
    </message>
    <message>
      <source>Buildings of cells drawn by others</source>
      <translation>楼栋所属网格表</translation>
    </message>
    <message>
      <source>Buildings of unknown household count</source>
      <translation>户数未知的楼栋数</translation>
    </message>
    <message>
      <source>Buildings that change their cell</source>
      <translation>更换网格的楼栋数</translation>
    </message>
    <message>
      <source>Buildings that change their community</source>
      <translation>更换社区的楼栋数</translation>
    </message>
    <message>
      <source>CJ/T 349 codes</source>
      <translation>CJ/T 349 编码</translation>
    </message>
    <message>
      <source>CRS of the result</source>
      <translation>结果坐标系</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Card of cell {code}</source>
      <translation>网格 {code} 的卡片</translation>
    </message>
    <message>
      <source>Card of this cell</source>
      <translation>此网格的卡片</translation>
    </message>
    <message>
      <source>Cards to print (PDF)</source>
      <translation>供打印的卡片（PDF）</translation>
    </message>
    <message>
      <source>Care cases</source>
      <translation>关爱对象</translation>
    </message>
    <message>
      <source>Care cases within reach of services</source>
      <translation>关爱对象服务覆盖</translation>
    </message>
    <message>
      <source>Care counts</source>
      <translation>关爱人数</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>网格</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>网格</translation>
    </message>
    <message>
      <source>Cells are made of buildings and their households.</source>
      <translation>网格由楼栋及其户数组成。</translation>
    </message>
    <message>
      <source>Cells before</source>
      <translation>原网格</translation>
    </message>
    <message>
      <source>Cells drawn by others</source>
      <translation>既有网格（面）</translation>
    </message>
    <message>
      <source>Cells in band</source>
      <translation>符合户数范围的网格数</translation>
    </message>
    <message>
      <source>Cells that change their officer</source>
      <translation>更换网格员的网格数</translation>
    </message>
    <message>
      <source>Cells that were drawn elsewhere</source>
      <translation>既有网格</translation>
    </message>
    <message>
      <source>Cells with more work than hours</source>
      <translation>工作量超出工时的网格数</translation>
    </message>
    <message>
      <source>Cells with their people</source>
      <translation>网格人口与服务</translation>
    </message>
    <message>
      <source>Cells without an officer</source>
      <translation>无网格员的网格数</translation>
    </message>
    <message>
      <source>Cells without an officer: {without}. Officers with more work than hours: {over}. Sort the lists by hours, from high to low, to have them at the top.</source>
      <translation>没有网格员的网格：{without} 个；工作量超出工时的网格员：{over} 名。按工时从高到低排序，即排在列表最前。</translation>
    </message>
    <message>
      <source>Centre lines of roads, with their class. Cell borders run along them where they can; footpaths and lanes inside estates do not count.</source>
      <translation>道路中心线及其等级。网格界线尽量沿道路走；人行道和小区内部路不计。</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>增减</translation>
    </message>
    <message>
      <source>Change it by hand</source>
      <translation>人工调整</translation>
    </message>
    <message>
      <source>Change the plan on the map: give units to other cells and watch the figures.</source>
      <translation>在地图上调整方案：把基本单元划给其他网格，同时查看数字变化。</translation>
    </message>
    <message>
      <source>Changes by hand that are not kept yet: {count}.</source>
      <translation>尚未保存的人工调整：{count} 次。</translation>
    </message>
    <message>
      <source>Changsha</source>
      <translation>长沙</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>Chengdu</source>
      <translation>成都</translation>
    </message>
    <message>
      <source>Choose a cell to split, merge or mend it.</source>
      <translation>拆分、合并或修补前，请先选定网格。</translation>
    </message>
    <message>
      <source>Choose a cell: click its row below, or Ctrl+click it on the map.</source>
      <translation>请选定网格：单击下方的行，或在地图上按住 Ctrl 单击。</translation>
    </message>
    <message>
      <source>Choose a coordinate system first.</source>
      <translation>请先选择坐标系。</translation>
    </message>
    <message>
      <source>Choose a folder first.</source>
      <translation>请先选择文件夹。</translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation>请选择文件夹。</translation>
    </message>
    <message>
      <source>Choose an officer and a cell.</source>
      <translation>请选择一名网格员和一个网格。</translation>
    </message>
    <message>
      <source>Choose at least one file to write: page, workbook or atlas.</source>
      <translation>请至少选择一个要写出的文件：网页、工作簿或图册。</translation>
    </message>
    <message>
      <source>Choose at least one kind of file.</source>
      <translation>请至少选择一种文件。</translation>
    </message>
    <message>
      <source>Choose the CRS of the result, such as EPSG:4547.</source>
      <translation>请选择结果坐标系，例如 EPSG:4547。</translation>
    </message>
    <message>
      <source>Choose the cell first: click its row in the table, or Ctrl+click it.</source>
      <translation>请先选定网格：单击表中的行，或按住 Ctrl 单击地图上的网格。</translation>
    </message>
    <message>
      <source>Choose the cell to paint into</source>
      <translation>选定要涂划的网格</translation>
    </message>
    <message>
      <source>Choose the plan to use: all pages work on it, and reports and commands take it where none is named. Or compare two.</source>
      <translation>请选择要使用的方案：各页都以它为准，报告和命令未指定方案时也采用它。也可对比两个方案。</translation>
    </message>
    <message>
      <source>Choose this cell in the desk</source>
      <translation>在工作台中选定此网格</translation>
    </message>
    <message>
      <source>Choose units</source>
      <translation>选择基本单元</translation>
    </message>
    <message>
      <source>Choose units with the arrow to swap them or make a new cell.</source>
      <translation>互换或新设网格前，请先用箭头工具选择基本单元。</translation>
    </message>
    <message>
      <source>Choose what to write of {plan}, and where.</source>
      <translation>请选择要为 {plan} 写出哪些文件、写到哪里。</translation>
    </message>
    <message>
      <source>Choose where the clean layer goes, or a project file that takes it in.</source>
      <translation>请指定干净图层的输出位置，或选择接收记录的项目文件。</translation>
    </message>
    <message>
      <source>Choose where the project file goes first.</source>
      <translation>请先选择项目文件的存放位置。</translation>
    </message>
    <message>
      <source>Clean layer</source>
      <translation>干净图层</translation>
    </message>
    <message>
      <source>Clean layer, other geometries</source>
      <translation>干净图层（另一种几何）</translation>
    </message>
    <message>
      <source>Click a cell to paint into it. Esc or right click ends.</source>
      <translation>单击要涂划的网格。按 Esc 或单击右键结束。</translation>
    </message>
    <message>
      <source>Click a gap to see it on the map. Mend the severe ones first.</source>
      <translation>单击缺口可在地图上查看。请先处理严重程度高的。</translation>
    </message>
    <message>
      <source>Click a unit, or drag over several, to give them to the chosen cell. Ctrl+click chooses the cell. Esc takes the stroke back; right click ends.</source>
      <translation>单击一个基本单元，或拖过多个，即划入选定的网格。按住 Ctrl 单击可选定网格；按 Esc 撤回本次涂划，单击右键结束。</translation>
    </message>
    <message>
      <source>Click units, or draw a loop around them, to choose them for “Best neighbour”, “Swap” and “New cell”. With Shift they are added to those chosen before; a click on a chosen unit leaves it out. Esc or right click ends.</source>
      <translation>单击基本单元，或画圈套住，即可选中，用于“归入邻格”“互换”和“新设网格”。按住 Shift 可追加选择，此时单击已选中的即取消。按 Esc 或单击右键结束。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Close this project file</source>
      <translation>关闭此项目文件</translation>
    </message>
    <message>
      <source>Codes of cells of the earlier plan that stay exactly as they are, with commas between them.</source>
      <translation>原方案中保持不变的网格编码，以逗号分隔。</translation>
    </message>
    <message>
      <source>Codes of cells, with commas between them, that keep the officer they have.</source>
      <translation>仍由原网格员负责的网格编码，以逗号分隔。</translation>
    </message>
    <message>
      <source>Codes of communities that stay as they are, with commas between them, beside those ticked as locked in their layer.</source>
      <translation>保持不变的社区编码，以逗号分隔；社区图层中已勾选“锁定”的社区无须再填。</translation>
    </message>
    <message>
      <source>Codes of compounds that become communities of their own, with commas between them, beside those ticked so in their layer.</source>
      <translation>单独设社区的小区编码，以逗号分隔；小区图层中已勾选“单独设社区”的小区无须再填。</translation>
    </message>
    <message>
      <source>Columns left out, because no field of the layer asks for them: {names}</source>
      <translation>图层用不到而舍去的字段：{names}</translation>
    </message>
    <message>
      <source>Columns left out: {names}</source>
      <translation>舍去的列：{names}</translation>
    </message>
    <message>
      <source>Columns named by hand</source>
      <translation>手动指定字段</translation>
    </message>
    <message>
      <source>Columns named by hand: each row needs a field and a column.</source>
      <translation>手动指定字段：每行须有字段和来源列。</translation>
    </message>
    <message>
      <source>Comings and goings</source>
      <translation>迁入迁出</translation>
    </message>
    <message>
      <source>Comings and goings of people</source>
      <translation>人员变动</translation>
    </message>
    <message>
      <source>Communities</source>
      <translation>社区</translation>
    </message>
    <message>
      <source>Communities before</source>
      <translation>原社区</translation>
    </message>
    <message>
      <source>Communities in band</source>
      <translation>符合规模的社区数</translation>
    </message>
    <message>
      <source>Communities of the plan</source>
      <translation>方案的社区</translation>
    </message>
    <message>
      <source>Communities that stay as they are</source>
      <translation>保持不变的社区</translation>
    </message>
    <message>
      <source>Communities {fate}: {count}</source>
      <translation>{fate}的社区：{count} 个</translation>
    </message>
    <message>
      <source>Community</source>
      <translation>社区</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>对比</translation>
    </message>
    <message>
      <source>Compare plans</source>
      <translation>方案对比</translation>
    </message>
    <message>
      <source>Compare two plans</source>
      <translation>对比两个方案</translation>
    </message>
    <message>
      <source>Compare with</source>
      <translation>对比对象</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>对比对象</translation>
    </message>
    <message>
      <source>Comparing {plan}</source>
      <translation>对比 {plan}</translation>
    </message>
    <message>
      <source>Compound</source>
      <translation>小区</translation>
    </message>
    <message>
      <source>Compounds</source>
      <translation>小区（院落）</translation>
    </message>
    <message>
      <source>Compounds that become communities</source>
      <translation>单独设社区的小区</translation>
    </message>
    <message>
      <source>Compounds that become communities of their own</source>
      <translation>单独设社区的小区</translation>
    </message>
    <message>
      <source>Coordinates taken from a Chinese web map:</source>
      <translation>坐标取自国内网络地图：</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy the plan before you try something with it, or divide again otherwise.</source>
      <translation>试作改动前请先复制方案，或换个设置重新划分。</translation>
    </message>
    <message>
      <source>Copying {plan}</source>
      <translation>复制 {plan}</translation>
    </message>
    <message>
      <source>Counted from residents</source>
      <translation>按居民统计</translation>
    </message>
    <message>
      <source>Counted in the restricted file; the plan keeps only whether the numbers hold.</source>
      <translation>人数由受限文件统计，方案只记录是否符合。</translation>
    </message>
    <message>
      <source>Counting households</source>
      <translation>统计户数</translation>
    </message>
    <message>
      <source>Counting households…</source>
      <translation>正在统计户数……</translation>
    </message>
    <message>
      <source>Counting the rows</source>
      <translation>统计记录数</translation>
    </message>
    <message>
      <source>Counts by cell</source>
      <translation>网格分项统计</translation>
    </message>
    <message>
      <source>Counts only where a division starts from a plan.</source>
      <translation>仅在以原方案为起点时起作用。</translation>
    </message>
    <message>
      <source>Counts what each cell of a plan holds: residents by age and registration, care cases by group, facilities by kind, volunteers by role, open requests.

In a tower that several cells share, the entrance or floor of a row decides. What no cell can be found for is counted too, and listed with the reason and what to do; nothing is lost.

The results are about persons, so they are written into the project's restricted file, NAME.people.gpkg, and nowhere else. Running it again replaces what it wrote for the plan before.

Instead of what the project holds, layers with the same fields can be given, for example a layer of the project with a filter set in QGIS.</source>
      <translation>统计方案中每个网格的内容：居民按年龄段和户籍，关爱记录按类别，设施按类型，志愿者按角色，以及在办诉求。

几个网格共有的高楼，按记录的单元或楼层归入。未能归入任何网格的也计数，并逐条列出原因和处理办法，不会遗漏。

结果涉及个人，只写入项目的受限文件（项目名.people.gpkg），不写到别处。再次运行将替换此前对该方案写入的结果。

可另给字段相同的图层代替项目自有的图层，例如在 QGIS 中设了筛选的项目图层。</translation>
    </message>
    <message>
      <source>Coverage by services</source>
      <translation>服务覆盖</translation>
    </message>
    <message>
      <source>Crossings</source>
      <translation>通道</translation>
    </message>
    <message>
      <source>Crosswalk</source>
      <translation>新旧编码对照</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Deleting {plan}</source>
      <translation>删除 {plan}</translation>
    </message>
    <message>
      <source>Department</source>
      <translation>部门</translation>
    </message>
    <message>
      <source>Department whose codes for persons and households these are:</source>
      <translation>人员和户的编号属于哪个部门：</translation>
    </message>
    <message>
      <source>Deyang</source>
      <translation>德阳</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>放弃</translation>
    </message>
    <message>
      <source>Discard {count} changes? That can't be undone.</source>
      <translation>要放弃 {count} 次调整吗？放弃后无法恢复。</translation>
    </message>
    <message>
      <source>Distance to the building, in metres</source>
      <translation>与楼栋的距离（米）</translation>
    </message>
    <message>
      <source>Divide</source>
      <translation>划分</translation>
    </message>
    <message>
      <source>Divide first: gaps are those of a plan.</source>
      <translation>请先划分：缺口是就方案而言的。</translation>
    </message>
    <message>
      <source>Divide into cells</source>
      <translation>划分网格</translation>
    </message>
    <message>
      <source>Divide into cells…</source>
      <translation>划分网格…</translation>
    </message>
    <message>
      <source>Divided towers</source>
      <translation>拆分的高楼</translation>
    </message>
    <message>
      <source>Divides communities into grid cells that each hold a number of households within a band, 200 to 300 unless you say otherwise.

Every cell is one connected piece. Cells never cross a community line; they cross a river, a railway or a wall only at a crossing; they follow roads and keep compounds whole where they can. A building with too many households for one cell is divided by entrances or floors.

Columns are found by their names, in English or Chinese, such as 'households' or '户数'. Rows that cannot be taken are reported in the log and left out. An empty household count is unknown, not zero: the cell says how many such buildings it has.

What no division can do (350 households make neither one cell of 200 to 300 nor two) is said in the log, with the arithmetic; such cells come as near as possible and are marked.

It can start from an earlier plan: then cells keep their codes, few households change cell, each of those is listed with the reason, and locked cells stay as they are.

The same input and seed give the same cells.</source>
      <translation>把社区划分为网格，每个网格的户数在一定范围内，默认 200 至 300 户。

每个网格连通成片。网格不跨越社区界线，仅在通道处跨越河流、铁路和围墙，尽量沿道路划线、不拆分小区。户数超过一个网格的楼栋按单元或楼层拆分。

字段按名称自动识别，中英文均可，如“户数”或 households。不能采纳的记录在日志中报告并略去。户数留空表示未知，不是零；网格会注明有几栋这样的楼。

无法划分的情况（350 户既不能作一个 200 至 300 户的网格，也不能作两个）会在日志中列出算式；这样的网格尽量接近范围并加以标记。

可以从原方案开始：网格沿用原编码，更换网格的住户尽量少，每一处调整都列出原因，锁定的网格保持不变。

相同的数据和种子得到相同的网格。</translation>
    </message>
    <message>
      <source>Divides this cell and its neighbours anew so that they hold the band and hang together; locked cells stay</source>
      <translation>重新划分此网格及相邻网格，使其符合户数范围且连成一片；锁定的网格不变</translation>
    </message>
    <message>
      <source>Dividing into cells</source>
      <translation>划分网格</translation>
    </message>
    <message>
      <source>Drag an officer onto a cell. What it means is said before you let go.</source>
      <translation>请把网格员拖到网格上，松开鼠标前会显示这样分派的影响。</translation>
    </message>
    <message>
      <source>Draw a loop around units</source>
      <translation>套索圈选基本单元</translation>
    </message>
    <message>
      <source>Draw a loop around units with the mouse held down: those whose middle lies inside go to the chosen cell. Ctrl+click chooses the cell. Esc takes the stroke back; right click ends.</source>
      <translation>按住鼠标画一圈套住基本单元，中心在圈内的即划入选定的网格。按住 Ctrl 单击可选定网格；按 Esc 撤回本次涂划，单击右键结束。</translation>
    </message>
    <message>
      <source>Draws communities anew from today's, so that each holds the band, lies in one piece and follows roads where it can, and divides them into cells. As few households as possible change their community; beside them stands how many have to, as is proved.

Communities below the minimum go to neighbours, enclaves and buildings in no community come to the one around them, new estates that are large enough become communities, estates stay whole. Nobody crosses a river, a railway or a wall where no crossing leads over it.

What goes on keeps its code and name. Cells never cross a community line; starting from an earlier plan, cells of communities that came along whole stay as they are.

Give layers (buildings and communities at least), or a project file. Of a project the plan is kept in it, to be compared and reported, and the band can be in residents: these are counted in its restricted file and written nowhere.

The same input and seed give the same communities.</source>
      <translation>以现有社区为基础重新划分社区：每个社区符合规模，连成一片，尽量沿道路划界，并在其中划分网格。更换社区的住户尽可能少，旁边列出经证明不可避免的户数。

规模不足的社区并入相邻社区；飞地和不属于任何社区的楼栋划归周围的社区；规模足够的新建小区单独设社区；小区不拆分。河流、铁路、围墙没有通道之处，不跨越。

沿用的社区保留编码和名称。网格不跨越社区界线；从原方案开始时，由完整的原网格组成的社区，其网格保持不变。

请选择图层（至少有楼栋和社区），或选择项目文件。使用项目文件时，方案保存在项目中，可用于对比和报告，规模也可按居民人数规定：人数由受限文件统计，不写到任何地方。

相同的数据和种子得到相同的社区。</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>调整</translation>
    </message>
    <message>
      <source>Editing</source>
      <translation>调整</translation>
    </message>
    <message>
      <source>Edition</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Effort</source>
      <translation>优化程度</translation>
    </message>
    <message>
      <source>Encoding of the file</source>
      <translation>文件编码</translation>
    </message>
    <message>
      <source>Encoding of the text</source>
      <translation>文字编码</translation>
    </message>
    <message>
      <source>Encoding of the text:</source>
      <translation>文字编码：</translation>
    </message>
    <message>
      <source>Every cell has an officer, and all work fits. Next: the report.</source>
      <translation>每个网格都有网格员，工作量都在工时以内。下一步：转到“报告”页。</translation>
    </message>
    <message>
      <source>Everybody is back</source>
      <translation>全部回岗</translation>
    </message>
    <message>
      <source>Example</source>
      <translation>示例</translation>
    </message>
    <message>
      <source>Excel workbooks (*.xlsx)</source>
      <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
      <source>Explain its lines</source>
      <translation>说明此网格的界线</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>服务设施</translation>
    </message>
    <message>
      <source>Fast: a good plan soon</source>
      <translation>快速：很快得到较好的方案</translation>
    </message>
    <message>
      <source>Fields with one value in all rows</source>
      <translation>统一填写的字段</translation>
    </message>
    <message>
      <source>Fields with one value: each row needs a field and a value.</source>
      <translation>统一填写的字段：每行须有字段和值。</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Files of the same name are replaced.</source>
      <translation>同名文件将被替换。</translation>
    </message>
    <message>
      <source>Find coverage gaps</source>
      <translation>查找覆盖缺口</translation>
    </message>
    <message>
      <source>Finding out what the report can tell</source>
      <translation>查看报告可写的内容</translation>
    </message>
    <message>
      <source>Finding who takes over the cells</source>
      <translation>查询由谁接替各网格</translation>
    </message>
    <message>
      <source>Finds what a plan lacks: ground and buildings in no cell, cells out of the band or without an officer or a backup, services that are missing, too small or farther on foot than their circle, people without a place, visits that nobody has the time for, volunteer roles that nobody has.

Each gap is a point with a kind, a severity, a sentence that says what is missing and another that says what to do. How long the way to each service is comes as a point for each building; how many households are within reach, as a table by cell and community.

Distances are along roads that people may walk on; rivers, railways and walls are passed at crossings only. Service circles, premises and all other figures come from the project's rulebook.

Gaps behind which persons stand, and the care cases within reach, are written into the project's restricted file, NAME.people.gpkg. Running it again replaces what was found for the plan before, the workload too: both are one assessment.</source>
      <translation>查找方案缺少什么：未归入网格的地面和楼栋，超出户数范围、没有网格员或后备的网格，缺少、面积不足或步行超出服务圈的服务，没有住处的人员，无人有时间完成的走访，无人担任的志愿者角色。

每个缺口是一个点，附类型、严重程度、缺什么和怎么办两句话。到各类服务的步行时间按每栋楼一个点给出；覆盖的户数按网格和社区列表给出。

距离沿可步行的道路计算；河流、铁路和围墙只能从通道通过。服务圈、用房面积等数值均取自项目的规则。

涉及具体人员的缺口和关爱对象的服务覆盖写入项目的受限文件 NAME.people.gpkg。再次运行将替换该方案此前的结果，包括工作量：两者同属一次评估。</translation>
    </message>
    <message>
      <source>First day of the visits</source>
      <translation>走访首日</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for the sample town</source>
      <translation>示例城镇的文件夹</translation>
    </message>
    <message>
      <source>For coordinates in degrees from Chinese web maps: 0 not shifted, 1 GCJ-02 (Amap, Tencent), 2 BD-09 (Baidu). They are shifted back.</source>
      <translation>用于来自国内网络地图的经纬度：0 未偏移，1 GCJ-02（高德、腾讯），2 BD-09（百度）。导入时纠偏。</translation>
    </message>
    <message>
      <source>For the plan that will be used: goes on until it hardly gets better.</source>
      <translation>用于正式采用的方案：持续优化，直到几乎不再改进。</translation>
    </message>
    <message>
      <source>From</source>
      <translation>原属</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>从文件…</translation>
    </message>
    <message>
      <source>From an open layer</source>
      <translation>从打开的图层</translation>
    </message>
    <message>
      <source>From tables about buildings</source>
      <translation>表格户数</translation>
    </message>
    <message>
      <source>GCJ-02 (Amap, Tencent)</source>
      <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>缺口</translation>
    </message>
    <message>
      <source>Gaps and work were not looked for yet; that is done first.</source>
      <translation>尚未查找缺口、计算工作量，生成报告时先行完成。</translation>
    </message>
    <message>
      <source>Gaps in care</source>
      <translation>关爱缺口</translation>
    </message>
    <message>
      <source>Gaps of high severity</source>
      <translation>高严重程度的缺口数</translation>
    </message>
    <message>
      <source>Gaps of low severity</source>
      <translation>低严重程度的缺口数</translation>
    </message>
    <message>
      <source>Gaps of medium severity</source>
      <translation>中严重程度的缺口数</translation>
    </message>
    <message>
      <source>GeoPackage, Shapefile (also zipped), GeoJSON, KML, CSV, XLSX, DBF and others. Leave it open to use a layer of the project.</source>
      <translation>GeoPackage、Shapefile（含压缩包）、GeoJSON、KML、CSV、XLSX、DBF 等。使用工程图层时留空。</translation>
    </message>
    <message>
      <source>Getting officers ready</source>
      <translation>准备网格员数据</translation>
    </message>
    <message>
      <source>Getting ready for changes by hand. Try again in a moment.</source>
      <translation>正在为人工调整作准备，请稍后再试。</translation>
    </message>
    <message>
      <source>Give a file or a layer, one of the two.</source>
      <translation>请给出文件或图层，二者选一。</translation>
    </message>
    <message>
      <source>Give either layers or a project file: a project has its own layers.</source>
      <translation>图层和项目文件请二者选一：项目已有自己的图层。</translation>
    </message>
    <message>
      <source>Give the cell to the officer</source>
      <translation>分派此网格</translation>
    </message>
    <message>
      <source>Give the cells officers, or write the report.</source>
      <translation>请为网格分配网格员，或生成报告。</translation>
    </message>
    <message>
      <source>Give the layers of buildings and communities, or a project file.</source>
      <translation>请选择楼栋图层和社区图层，或选择项目文件。</translation>
    </message>
    <message>
      <source>Give the plan a name.</source>
      <translation>请填写方案名称。</translation>
    </message>
    <message>
      <source>Give this cell to</source>
      <translation>分派给</translation>
    </message>
    <message>
      <source>Given by hand, not kept yet.</source>
      <translation>人工分派，尚未保存。</translation>
    </message>
    <message>
      <source>Gives each cell of a plan an officer and a backup: near their base, known to the people in care, with the skills that these ask for, and nobody with more work than hours where that can be. Where there are fewer officers than cells, neighbouring cells are served together; officers to spare help where the overload is.

Then it plans four weeks of visits for each officer, in walking order and within the hours of a day, lists what is handed over where the officer changes, and assesses the plan again with the new officers.

Who must or must not serve a cell stands in the layer of officers; a cell ticked as locked in an earlier assignment of the plan keeps its officer. All prices and hours come from the project's rulebook.

Who serves which cell is written into the project file. Loads, visits, rounds and handovers tell of people, so they are written into the restricted file, NAME.people.gpkg, and nowhere else. Running it again replaces what it wrote for the plan before.</source>
      <translation>为方案的每个网格确定一名网格员和一名后备：离驻点近，关爱对象熟识，具备其所需专长，并尽可能不使任何人的工作量超出工时。网格员少于网格时，相邻网格由一人负责；网格员有余时，增援超出工时之处。

然后为每名网格员安排四周走访，按行程次序，并在每天的工时以内；列出更换网格员时的交接内容，并按新的网格员重新评估方案。

谁必须或不得负责某网格，写在网格员图层中；在方案原有分配中勾选锁定的网格，仍由原网格员负责。各项单价和工时均取自项目的规则。

谁负责哪个网格，写入项目文件。网格员负荷、走访安排、走访路线和网格交接涉及人员，只写入受限文件 NAME.people.gpkg。再次运行将替换该方案此前的结果。</translation>
    </message>
    <message>
      <source>Gives the chosen units, or else the pieces cut off from this cell, to the neighbouring cells where they fit best</source>
      <translation>将选中的基本单元划给最合适的相邻网格；未选基本单元时，划出的是与本网格断开的部分</translation>
    </message>
    <message>
      <source>Grid Steward</source>
      <translation>网格管家</translation>
    </message>
    <message>
      <source>Grid Steward divides neighbourhoods into grid cells of 200 to 300 households that follow roads and keep compounds whole. It then shows what each cell lacks, how much work it is, and who can serve it.</source>
      <translation>网格管家把社区划分为 200 至 300 户的网格，界线尽量沿道路走，小区尽量保持完整；然后指出每个网格缺少什么、工作量多大、谁能负责。</translation>
    </message>
    <message>
      <source>Grid Steward made a mistake ({kind}); nothing was changed. The message log, tab Grid Steward, says where. Please report it.</source>
      <translation>网格管家程序出错（{kind}），未作任何改动。出错位置见日志消息面板的“网格管家”标签页，请反馈给我们。</translation>
    </message>
    <message>
      <source>Grid Steward needs Python libraries that this QGIS comes without: {names}. {advice} Then start QGIS again.</source>
      <translation>网格管家需要此 QGIS 未带的 Python 库：{names}。{advice} 然后重新启动 QGIS。</translation>
    </message>
    <message>
      <source>Grid Steward: cells, officers, addresses</source>
      <translation>网格管家：网格、网格员、地址</translation>
    </message>
    <message>
      <source>Grid Steward: help</source>
      <translation>网格管家：帮助</translation>
    </message>
    <message>
      <source>Grid cells</source>
      <translation>网格划分</translation>
    </message>
    <message>
      <source>Grid cells: {project}, {plan}</source>
      <translation>网格划分：{project}，{plan}</translation>
    </message>
    <message>
      <source>Grid officers</source>
      <translation>网格员</translation>
    </message>
    <message>
      <source>Groups of which only counts may be kept.</source>
      <translation>只能保存人数的关爱类别。</translation>
    </message>
    <message>
      <source>HTML pages (*.html)</source>
      <translation>HTML 网页 (*.html)</translation>
    </message>
    <message>
      <source>Handovers</source>
      <translation>网格交接</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Helps in: {cell}</source>
      <translation>增援：{cell}</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>工时</translation>
    </message>
    <message>
      <source>Hours of work a month</source>
      <translation>每月工作小时数</translation>
    </message>
    <message>
      <source>Hours of work a month beyond the officers' hours</source>
      <translation>每月超出网格员工时的小时数</translation>
    </message>
    <message>
      <source>Household counts</source>
      <translation>户数来源</translation>
    </message>
    <message>
      <source>Households</source>
      <translation>户数</translation>
    </message>
    <message>
      <source>Households of a cell</source>
      <translation>每网格户数</translation>
    </message>
    <message>
      <source>Households of a community</source>
      <translation>每社区户数</translation>
    </message>
    <message>
      <source>Households that change</source>
      <translation>变动户数</translation>
    </message>
    <message>
      <source>Households that change cell</source>
      <translation>更换网格的户数</translation>
    </message>
    <message>
      <source>Households that change their cell</source>
      <translation>更换网格的户数</translation>
    </message>
    <message>
      <source>Households that change their community</source>
      <translation>更换社区的户数</translation>
    </message>
    <message>
      <source>Households that have to change it, as is proved</source>
      <translation>经证明不可避免更换社区的户数</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>方案评分</translation>
    </message>
    <message>
      <source>How good it is, beside {plan}</source>
      <translation>方案评分，与 {plan} 对照</translation>
    </message>
    <message>
      <source>How large a community should be</source>
      <translation>社区规模</translation>
    </message>
    <message>
      <source>How many communities</source>
      <translation>社区个数</translation>
    </message>
    <message>
      <source>How many people in care live in a building.</source>
      <translation>楼栋内的关爱对象人数。</translation>
    </message>
    <message>
      <source>How many people of a care group each building has. Not set: the project's own.</source>
      <translation>每栋楼中某一关爱类别的人数。不填则用项目自有图层。</translation>
    </message>
    <message>
      <source>How many residents live in a building.</source>
      <translation>楼栋内的居民人数。</translation>
    </message>
    <message>
      <source>How many there shall be. Not set: what moves the fewest households.</source>
      <translation>要划成的社区个数。不设置则以更换社区的住户最少为准。</translation>
    </message>
    <message>
      <source>If {officer} gets {cell}:</source>
      <translation>如果由 {officer} 负责 {cell}：</translation>
    </message>
    <message>
      <source>Import and check a layer</source>
      <translation>导入并检查图层</translation>
    </message>
    <message>
      <source>Import and check a layer…</source>
      <translation>导入并检查图层…</translation>
    </message>
    <message>
      <source>Imported layers and the lines of the plans stay as they are.</source>
      <translation>已导入的图层和方案的界线保持不变。</translation>
    </message>
    <message>
      <source>In China choose the CGCS2000 3-degree zone of your town, such as EPSG:4547 around 114°E.</source>
      <translation>在中国，请选择当地的 CGCS2000 三度带坐标系，例如东经 114° 一带用 EPSG:4547。</translation>
    </message>
    <message>
      <source>In no cell</source>
      <translation>未归入网格</translation>
    </message>
    <message>
      <source>In place of layers: the project whose communities are redrawn, by its own rulebook. The plan is kept in it too; its layer of communities stays as it is.</source>
      <translation>代替图层：选择要重划社区的项目，采用项目自己的规则。方案同时保存在项目中，项目的社区图层保持不变。</translation>
    </message>
    <message>
      <source>In reserve: serves no cell and helps in none.</source>
      <translation>机动：没有自己的网格，也不增援。</translation>
    </message>
    <message>
      <source>Inputs</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>Internal: for staff only</source>
      <translation>内部版：仅供工作人员</translation>
    </message>
    <message>
      <source>It can't be divided yet; the reason stands above.</source>
      <translation>暂时无法划分，原因见上方。</translation>
    </message>
    <message>
      <source>It has no neighbour.</source>
      <translation>没有相邻网格。</translation>
    </message>
    <message>
      <source>It is made in this folder:</source>
      <translation>生成到此文件夹：</translation>
    </message>
    <message>
      <source>It is not known where this officer is based.</source>
      <translation>这名网格员的驻点不明。</translation>
    </message>
    <message>
      <source>It is the one in use.</source>
      <translation>它已是当前方案。</translation>
    </message>
    <message>
      <source>It lies in {count} pieces.</source>
      <translation>分为 {count} 块。</translation>
    </message>
    <message>
      <source>It was compared with no other plan: no chapter on what changes.</source>
      <translation>尚未与其他方案对比，报告中没有变动一章。</translation>
    </message>
    <message>
      <source>Its rows are matched to buildings: bring those in first.</source>
      <translation>其记录要与楼栋匹配，请先导入楼栋。</translation>
    </message>
    <message>
      <source>Joins it with a neighbour</source>
      <translation>与一个相邻网格合并</translation>
    </message>
    <message>
      <source>Keep editing</source>
      <translation>继续调整</translation>
    </message>
    <message>
      <source>Keep or discard your changes first.</source>
      <translation>请先保存或放弃人工调整。</translation>
    </message>
    <message>
      <source>Keep these changes</source>
      <translation>保存这些改动</translation>
    </message>
    <message>
      <source>Keeping the officers given by hand</source>
      <translation>保存人工分派的网格员</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Known households</source>
      <translation>已知户数</translation>
    </message>
    <message>
      <source>Known only where the project's file about persons may be read.</source>
      <translation>只有在可以读取项目的受限文件时才有值。</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Layer in the file</source>
      <translation>文件中的图层</translation>
    </message>
    <message>
      <source>Layer or sheet</source>
      <translation>图层或工作表</translation>
    </message>
    <message>
      <source>Layers of this QGIS project that look like what is needed:</source>
      <translation>此 QGIS 工程中可能用得上的图层：</translation>
    </message>
    <message>
      <source>Layers of this QGIS project that look like what is needed: {count} ({names}). Choose “{start}”; they are offered there to be brought in.</source>
      <translation>此 QGIS 工程中可能用得上的图层：{count} 个（{names}）。请选择“{start}”，即可在那里导入。</translation>
    </message>
    <message>
      <source>Least</source>
      <translation>最少</translation>
    </message>
    <message>
      <source>Least households of a cell</source>
      <translation>每网格最少户数</translation>
    </message>
    <message>
      <source>Least, wanted and most, such as 1000:2000:3000. Not set: as the rulebook says, with today's mean as what is wanted.</source>
      <translation>最少、目标、最多户数，例如 1000:2000:3000。不设置则按规则，并以现有平均规模为目标。</translation>
    </message>
    <message>
      <source>Least, wanted and most, such as 3000:4000:5000, alone or beside households. Only with a project: residents are counted from its restricted file.</source>
      <translation>最少、目标、最多居民人数，例如 3000:4000:5000，可单独填写，也可与户数同用。仅用于项目文件：人数由项目的受限文件统计。</translation>
    </message>
    <message>
      <source>Leave it as it is</source>
      <translation>保留原规则</translation>
    </message>
    <message>
      <source>Load of officers</source>
      <translation>网格员负荷</translation>
    </message>
    <message>
      <source>Lock this cell</source>
      <translation>锁定此网格</translation>
    </message>
    <message>
      <source>Lock to its officer</source>
      <translation>锁定网格员</translation>
    </message>
    <message>
      <source>Lock {cell}</source>
      <translation>锁定 {cell}</translation>
    </message>
    <message>
      <source>Locked cells</source>
      <translation>锁定的网格</translation>
    </message>
    <message>
      <source>Locked cells stay with their officers. All others may get another one.</source>
      <translation>锁定的网格仍由原网格员负责，其他网格可能更换网格员。</translation>
    </message>
    <message>
      <source>Locked communities</source>
      <translation>锁定的社区</translation>
    </message>
    <message>
      <source>Locked: an automatic assignment leaves this cell to its officer.</source>
      <translation>已锁定：自动分配时，此网格仍由现任网格员负责。</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>重新查找</translation>
    </message>
    <message>
      <source>Look at the hours, then keep your changes or take them back.</source>
      <translation>请查看工时，然后保存或撤销调整。</translation>
    </message>
    <message>
      <source>Look at the new lines on the map, and compare on the page Plans.</source>
      <translation>请在地图上查看新界线，并在“方案”页对比。</translation>
    </message>
    <message>
      <source>Look at the plan on the map; change it by hand, or see what it lacks.</source>
      <translation>请在地图上查看方案，然后人工调整或查看缺口。</translation>
    </message>
    <message>
      <source>Look for a name or code</source>
      <translation>按名称或编码查找</translation>
    </message>
    <message>
      <source>Look for gaps</source>
      <translation>查找缺口</translation>
    </message>
    <message>
      <source>Looking at the source</source>
      <translation>查看来源</translation>
    </message>
    <message>
      <source>Looking at {source} …</source>
      <translation>正在查看 {source}……</translation>
    </message>
    <message>
      <source>Looking for gaps</source>
      <translation>查找缺口</translation>
    </message>
    <message>
      <source>Looking for ways to split {cell}</source>
      <translation>查找拆分 {cell} 的办法</translation>
    </message>
    <message>
      <source>Make a styled QGIS project of a project file</source>
      <translation>用项目文件生成配好样式的 QGIS 工程</translation>
    </message>
    <message>
      <source>Make it again and compare</source>
      <translation>重现并比对</translation>
    </message>
    <message>
      <source>Make it and open it</source>
      <translation>生成并打开</translation>
    </message>
    <message>
      <source>Make the project</source>
      <translation>新建项目</translation>
    </message>
    <message>
      <source>Make this change</source>
      <translation>照此调整</translation>
    </message>
    <message>
      <source>Makes the chosen units a cell of their own</source>
      <translation>将选中的基本单元单独设为网格</translation>
    </message>
    <message>
      <source>Makes the plan anew from the layers as they are, and says whether it is the same.</source>
      <translation>用现有图层重新生成此方案，并说明结果是否相同。</translation>
    </message>
    <message>
      <source>Making the project</source>
      <translation>新建项目</translation>
    </message>
    <message>
      <source>Making the sample town</source>
      <translation>生成示例城镇</translation>
    </message>
    <message>
      <source>Making {plan} again</source>
      <translation>重现 {plan}</translation>
    </message>
    <message>
      <source>Maps and tables ({kinds})</source>
      <translation>地图和表格 ({kinds})</translation>
    </message>
    <message>
      <source>May be given to anybody. People are only counted: counts under 5 are left out, and so are a few others, so that nobody can work the small ones out by subtraction, not even from several plans. Left out does not mean zero.</source>
      <translation>可以提供给任何人。只有人数，没有个人：小于 5 的人数不公开，另有少数几个也一并隐去，使任何人都不能用减法推算出小数字，对照几个方案也不能。隐去不等于零。</translation>
    </message>
    <message>
      <source>Mend here</source>
      <translation>就地修补</translation>
    </message>
    <message>
      <source>Mending {cell}</source>
      <translation>修补 {cell}</translation>
    </message>
    <message>
      <source>Merge with</source>
      <translation>与邻格合并</translation>
    </message>
    <message>
      <source>More</source>
      <translation>更多选项</translation>
    </message>
    <message>
      <source>Most</source>
      <translation>最多</translation>
    </message>
    <message>
      <source>Most households of a cell</source>
      <translation>每网格最多户数</translation>
    </message>
    <message>
      <source>Moves</source>
      <translation>调整清单</translation>
    </message>
    <message>
      <source>Moving in</source>
      <translation>调入</translation>
    </message>
    <message>
      <source>Moving out</source>
      <translation>调出</translation>
    </message>
    <message>
      <source>Name of the new plan</source>
      <translation>新方案的名称</translation>
    </message>
    <message>
      <source>Name of the plan</source>
      <translation>方案名称</translation>
    </message>
    <message>
      <source>Needed to find how many visits are due.</source>
      <translation>用于计算应走访的次数。</translation>
    </message>
    <message>
      <source>Needed to find what lies too far away.</source>
      <translation>用于查找过远的服务设施。</translation>
    </message>
    <message>
      <source>Needed to find which roles are missing.</source>
      <translation>用于查找缺少的志愿者角色。</translation>
    </message>
    <message>
      <source>Needed to find who can serve which cell.</source>
      <translation>用于确定谁能负责哪个网格。</translation>
    </message>
    <message>
      <source>Needed to find who is in which cell.</source>
      <translation>用于查明每个人属于哪个网格。</translation>
    </message>
    <message>
      <source>New cell</source>
      <translation>新设网格</translation>
    </message>
    <message>
      <source>No building lies in another cell or community.</source>
      <translation>没有楼栋更换网格或社区。</translation>
    </message>
    <message>
      <source>No cell is chosen to paint into.</source>
      <translation>尚未选定要涂划的网格。</translation>
    </message>
    <message>
      <source>No cell of it is locked. Few households change cell.</source>
      <translation>其中没有锁定的网格。更换网格的住户尽量少。</translation>
    </message>
    <message>
      <source>No number of communities has {least} to {most} households each: together they have {total}. They will be as near to that as can be.</source>
      <translation>共 {total} 户，无论划成几个社区，都做不到每个 {least} 至 {most} 户。各社区将尽量接近这一规模。</translation>
    </message>
    <message>
      <source>No officers are assigned: the chapter on them is left out.</source>
      <translation>尚未分配网格员，报告中没有网格员一章。</translation>
    </message>
    <message>
      <source>No open layer has the right geometry.</source>
      <translation>没有几何类型相符的打开图层。</translation>
    </message>
    <message>
      <source>Nobody has looked yet what {plan} lacks. In a city it takes some minutes.</source>
      <translation>尚未查找 {plan} 的缺口。一座城市需要几分钟。</translation>
    </message>
    <message>
      <source>Nobody is assigned to these cells yet. Have the program propose who serves which; you can change all of it by hand afterwards.</source>
      <translation>这些网格还没有分配网格员。请先自动分配，结果都可以再人工调整。</translation>
    </message>
    <message>
      <source>Not locked: an automatic assignment may give this cell to another.</source>
      <translation>未锁定：自动分配时，此网格可能更换网格员。</translation>
    </message>
    <message>
      <source>Not saved, but nothing is lost: the changes are still there.</source>
      <translation>未能保存，但没有丢失：所作调整仍在。</translation>
    </message>
    <message>
      <source>Not used: {names}</source>
      <translation>未用到的列：{names}</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>说明</translation>
    </message>
    <message>
      <source>Nothing can be redrawn yet; the reason stands above.</source>
      <translation>暂时无法重划，原因见上方。</translation>
    </message>
    <message>
      <source>Nothing is wrong. Save the changes, or go on.</source>
      <translation>没有问题。请保存调整，或继续。</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>没有任何调整。</translation>
    </message>
    <message>
      <source>Nothing was found by the rulebook so far, so nothing is lost.</source>
      <translation>目前还没有按规则得出的结果，不会丢失任何内容。</translation>
    </message>
    <message>
      <source>Nothing: draw all cells anew</source>
      <translation>无：全部网格重新划分</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>现有</translation>
    </message>
    <message>
      <source>Number of care cases</source>
      <translation>关爱记录数</translation>
    </message>
    <message>
      <source>Number of communities</source>
      <translation>社区个数</translation>
    </message>
    <message>
      <source>Number of facilities</source>
      <translation>设施数</translation>
    </message>
    <message>
      <source>Number of open requests</source>
      <translation>在办诉求数</translation>
    </message>
    <message>
      <source>Number of people in care</source>
      <translation>关爱人数</translation>
    </message>
    <message>
      <source>Number of places</source>
      <translation>地点数</translation>
    </message>
    <message>
      <source>Number of places in no cell</source>
      <translation>不在任何网格内的地点数</translation>
    </message>
    <message>
      <source>Number of places with an officer</source>
      <translation>有网格员的地点数</translation>
    </message>
    <message>
      <source>Number of residents</source>
      <translation>居民数</translation>
    </message>
    <message>
      <source>Number of rows in no cell</source>
      <translation>未归入网格的记录数</translation>
    </message>
    <message>
      <source>Number of volunteers</source>
      <translation>志愿者人数</translation>
    </message>
    <message>
      <source>Of a project, tick locked cells in its layer of cells.</source>
      <translation>使用项目文件时，请将“锁定的网格”留空，改在项目的网格图层中勾选“锁定”。</translation>
    </message>
    <message>
      <source>Officer</source>
      <translation>网格员</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>网格员</translation>
    </message>
    <message>
      <source>Officers who serve a cell</source>
      <translation>负责网格的网格员数</translation>
    </message>
    <message>
      <source>Officers' papers (CSV, GPX)</source>
      <translation>网格员资料（CSV、GPX）</translation>
    </message>
    <message>
      <source>Officers' papers are about persons: there are none for the public.</source>
      <translation>网格员资料涉及个人，公开版不提供。</translation>
    </message>
    <message>
      <source>Officers' papers are each one's rounds, and the slips for handing over cells.</source>
      <translation>网格员资料包括每名网格员的走访路线和网格交接单。</translation>
    </message>
    <message>
      <source>Officers' papers can be written once officers are assigned.</source>
      <translation>网格员资料：分配网格员后才能生成。</translation>
    </message>
    <message>
      <source>Old and new codes of communities and cells, with the households of both.</source>
      <translation>社区和网格的新旧编码，附两者共有的户数。</translation>
    </message>
    <message>
      <source>Old and new lines</source>
      <translation>新旧界线</translation>
    </message>
    <message>
      <source>On Linux: install the package python3-geopandas of your distribution where it brings shapely 2 or newer, or run: python3 -m pip install --user {packages}</source>
      <translation>Linux：若发行版的 python3-geopandas 附带 shapely 2 或更新版本，安装它即可；否则运行：python3 -m pip install --user {packages}</translation>
    </message>
    <message>
      <source>On Windows: start the OSGeo4W Setup that belongs to this QGIS, choose Advanced Install and add python3-geopandas and python3-pyogrio; or, without administrator rights, open the OSGeo4W Shell from the start menu and run: python -m pip install --user {packages}</source>
      <translation>Windows：运行此 QGIS 的 OSGeo4W Setup，选择高级安装，添加 python3-geopandas 和 python3-pyogrio；没有管理员权限时，从开始菜单打开 OSGeo4W Shell，运行：python -m pip install --user {packages}</translation>
    </message>
    <message>
      <source>On macOS: open the Terminal and run /Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user {packages} (with the name of your QGIS in place of QGIS.app).</source>
      <translation>macOS：打开终端，运行 /Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user {packages}（QGIS.app 换成你的 QGIS 名称）。</translation>
    </message>
    <message>
      <source>One page with maps, charts and tables; it needs no other file and no internet.</source>
      <translation>含地图、图表和表格的单个网页，不需要其他文件，也不需要联网。</translation>
    </message>
    <message>
      <source>One polygon for each cell: code, households, whether it is in the band.</source>
      <translation>每个网格一个面：编码、户数、是否符合户数范围。</translation>
    </message>
    <message>
      <source>One polygon for each: code, which it continues, what it is made of, households.</source>
      <translation>每个社区一个面：编码、沿用社区、由哪些原社区组成、户数。</translation>
    </message>
    <message>
      <source>One row a person, with the building and, in towers, entrance and floor. Not set: the project's own, as for the layers below.</source>
      <translation>每人一条记录，含所在楼栋，高楼另含单元和楼层。不填则用项目自有图层，以下各图层相同。</translation>
    </message>
    <message>
      <source>One row for each person and care group. Not set: the project's own.</source>
      <translation>每人每个关爱类别一条记录。不填则用项目自有图层。</translation>
    </message>
    <message>
      <source>One row for each person and role. Not set: the project's own.</source>
      <translation>每人每个角色一条记录。不填则用项目自有图层。</translation>
    </message>
    <message>
      <source>Open a project file…</source>
      <translation>打开项目文件…</translation>
    </message>
    <message>
      <source>Open the cards</source>
      <translation>打开卡片</translation>
    </message>
    <message>
      <source>Open the desk</source>
      <translation>打开工作台</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Open the handover slips</source>
      <translation>打开交接单</translation>
    </message>
    <message>
      <source>Open the layer's table</source>
      <translation>打开属性表</translation>
    </message>
    <message>
      <source>Open the page</source>
      <translation>打开网页</translation>
    </message>
    <message>
      <source>Open the rejected rows as a table, each with its reason</source>
      <translation>以表格打开未采纳的记录，每条附原因</translation>
    </message>
    <message>
      <source>Open the sample town</source>
      <translation>打开示例城镇</translation>
    </message>
    <message>
      <source>Open the workbook</source>
      <translation>打开工作簿</translation>
    </message>
    <message>
      <source>Opened last</source>
      <translation>最近打开</translation>
    </message>
    <message>
      <source>PDF files (*.pdf)</source>
      <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>Page for a browser (HTML)</source>
      <translation>浏览器网页（HTML）</translation>
    </message>
    <message>
      <source>Paint units</source>
      <translation>涂划基本单元</translation>
    </message>
    <message>
      <source>Pairs of a field of the layer and a column of the source, such as households and hs2023, for columns whose names are not found.</source>
      <translation>成对填写图层字段和来源列，如 households 和 hs2023，用于未能自动识别的列。</translation>
    </message>
    <message>
      <source>Pairs of a field of the layer and its value, such as care_group and disabled, for a list that is all of one kind and does not say so in a column.</source>
      <translation>成对填写图层字段和值，如 care_group 和 disabled，用于整份名单都属同一类、却没有列写明的情形。</translation>
    </message>
    <message>
      <source>People (restricted)</source>
      <translation>人员（受限）</translation>
    </message>
    <message>
      <source>People in care (restricted)</source>
      <translation>关爱对象（受限）</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Places that serve residents, with their kind. Not set: the project's own.</source>
      <translation>为居民服务的场所及其类型。不填则用项目自有图层。</translation>
    </message>
    <message>
      <source>Plain</source>
      <translation>通用</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Plan in force today</source>
      <translation>现行方案</translation>
    </message>
    <message>
      <source>Planned visits</source>
      <translation>走访安排</translation>
    </message>
    <message>
      <source>Plans</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Point</source>
      <translation>点编号</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>点图层</translation>
    </message>
    <message>
      <source>Preparing the plan {plan}</source>
      <translation>准备方案 {plan}</translation>
    </message>
    <message>
      <source>Press beside a road, on the side that is meant, and drag along it: the units that border that piece on that side go to the chosen cell. Ctrl+click chooses the cell. Esc takes the stroke back; right click ends.</source>
      <translation>在道路所需的一侧按下鼠标，沿道路拖动，该段道路这一侧紧邻的基本单元即划入选定的网格。按住 Ctrl 单击可选定网格；按 Esc 撤回本次涂划，单击右键结束。</translation>
    </message>
    <message>
      <source>Project file</source>
      <translation>项目文件</translation>
    </message>
    <message>
      <source>Public: nothing about persons</source>
      <translation>公开版：不涉及个人</translation>
    </message>
    <message>
      <source>Put missing layers back on the map</source>
      <translation>把缺少的图层放回地图</translation>
    </message>
    <message>
      <source>Put people and services on the cells</source>
      <translation>将人口与服务归入网格</translation>
    </message>
    <message>
      <source>Putting {plan} back</source>
      <translation>恢复 {plan}</translation>
    </message>
    <message>
      <source>QGIS project</source>
      <translation>QGIS 工程</translation>
    </message>
    <message>
      <source>QGIS projects (*.qgz)</source>
      <translation>QGIS 工程 (*.qgz)</translation>
    </message>
    <message>
      <source>Qingyang</source>
      <translation>青阳</translation>
    </message>
    <message>
      <source>Quick</source>
      <translation>快速</translation>
    </message>
    <message>
      <source>Reading the comparison</source>
      <translation>读取对比结果</translation>
    </message>
    <message>
      <source>Reading the gaps</source>
      <translation>读取缺口</translation>
    </message>
    <message>
      <source>Reading the gaps…</source>
      <translation>正在读取缺口……</translation>
    </message>
    <message>
      <source>Reading the officers</source>
      <translation>读取网格员</translation>
    </message>
    <message>
      <source>Reading the plan</source>
      <translation>读取方案</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取……</translation>
    </message>
    <message>
      <source>Reads a file, or a layer of the project, as departments send it, and makes a clean layer of it: columns found by their names in English or Chinese, the encoding found (Chinese shapefiles without .cpg are the normal case), geometries repaired where that takes no guessing, coordinates in the CRS you want.

Every row that cannot be taken goes to the table of rejected rows, with the reason and its original values. Accepted and rejected rows together are the rows read.

Names of persons, identity numbers and phone numbers are dropped and appear nowhere, but for the display names of officers.

With a project file the rows go into that project. Residents, care cases, care counts, volunteers and requests go only there, into its restricted file: each row is matched to a building by code, address or place, and each person is known by a pseudonym that the project's key makes.

Give either a file or a layer, not both.</source>
      <translation>读取部门提供的文件或工程中的图层，得到干净的图层：按中英文名称识别字段，识别编码（中文 Shapefile 没有 .cpg 是常态），修复无需猜测即可修复的几何，坐标转为所需坐标系。

不能采纳的每一行都进入未采纳记录表，附原因和原始内容。采纳与未采纳之和等于读取行数。

姓名、身份证号、电话一律舍去，除网格员的显示名称外任何地方都不出现。

选择项目文件后，记录写入该项目。居民、关爱对象、关爱人数、志愿者和诉求只能写入项目，并存入其受限文件：每条记录按编码、地址或位置匹配到楼栋，人员一律使用由项目密钥生成的代码。

文件和图层二者选一。</translation>
    </message>
    <message>
      <source>Recorded with the buildings</source>
      <translation>登记户数</translation>
    </message>
    <message>
      <source>Recorded, gaps filled by residents</source>
      <translation>登记户数，缺的按居民统计</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Redraw</source>
      <translation>重划</translation>
    </message>
    <message>
      <source>Redraw communities</source>
      <translation>重划社区</translation>
    </message>
    <message>
      <source>Redraw the communities</source>
      <translation>重划社区</translation>
    </message>
    <message>
      <source>Redrawing needs buildings and communities: see the page Data.</source>
      <translation>重划社区需要楼栋和社区图层，见“数据”页。</translation>
    </message>
    <message>
      <source>Redrawing the communities</source>
      <translation>重划社区</translation>
    </message>
    <message>
      <source>Redrawn communities</source>
      <translation>重划后的社区</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>参考</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>未采纳的记录</translation>
    </message>
    <message>
      <source>Rejected rows: {count}…</source>
      <translation>未采纳 {count} 行…</translation>
    </message>
    <message>
      <source>Rejected rows: {layer}</source>
      <translation>未采纳的记录：{layer}</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Renaming {plan}</source>
      <translation>重命名 {plan}</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Requests</source>
      <translation>诉求事项</translation>
    </message>
    <message>
      <source>Residential estates. A cell cuts one only where it cannot hold the band otherwise.</source>
      <translation>居住小区、院落。只有不拆分就不能符合户数范围时，网格才会拆分小区。</translation>
    </message>
    <message>
      <source>Residents</source>
      <translation>居民</translation>
    </message>
    <message>
      <source>Residents (restricted)</source>
      <translation>居民（受限）</translation>
    </message>
    <message>
      <source>Residents and plans to start from by name are those of a project file.</source>
      <translation>“每社区居民人数”和“起点：项目中的方案”只能与项目文件同用。请选择项目文件，或将这两项留空。</translation>
    </message>
    <message>
      <source>Residents of a community</source>
      <translation>每社区居民人数</translation>
    </message>
    <message>
      <source>Results: {plan}</source>
      <translation>结果：{plan}</translation>
    </message>
    <message>
      <source>Rivers (lines or areas), railways and walls that cannot be walked across; one layer or several.</source>
      <translation>不能步行穿越的河流（线或面）、铁路、围墙；可选一个或多个图层。</translation>
    </message>
    <message>
      <source>Rivers, railways, walls: cells cross them at crossings only.</source>
      <translation>河流、铁路和围墙：网格只能经通道跨越。</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>走访路线</translation>
    </message>
    <message>
      <source>Rows accepted</source>
      <translation>采纳行数</translation>
    </message>
    <message>
      <source>Rows from another file of this name</source>
      <translation>同名文件的已有记录</translation>
    </message>
    <message>
      <source>Rows read</source>
      <translation>读取行数</translation>
    </message>
    <message>
      <source>Rows rejected</source>
      <translation>未采纳行数</translation>
    </message>
    <message>
      <source>Rulebook</source>
      <translation>规则</translation>
    </message>
    <message>
      <source>Sample town</source>
      <translation>示例城镇</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as another plan…</source>
      <translation>另存为方案…</translation>
    </message>
    <message>
      <source>Save or discard first what is being edited in the layer {layer}.</source>
      <translation>请先保存或放弃图层 {layer} 中正在进行的编辑。</translation>
    </message>
    <message>
      <source>Saving the changes</source>
      <translation>保存调整</translation>
    </message>
    <message>
      <source>Say first where this stands: {fields}</source>
      <translation>请先指定以下字段取自哪一列：{fields}</translation>
    </message>
    <message>
      <source>Say first whether the project is to have the other rulebook.</source>
      <translation>请先确定项目是否采用另一套规则。</translation>
    </message>
    <message>
      <source>Say first which coordinate system the places are in.</source>
      <translation>请先指定位置所用的坐标系。</translation>
    </message>
    <message>
      <source>Say first which layer or sheet to take.</source>
      <translation>请先选择图层或工作表。</translation>
    </message>
    <message>
      <source>Say how large a cell should be, then divide.</source>
      <translation>请填写网格的规模，然后划分。</translation>
    </message>
    <message>
      <source>Say how large a community should be. Today's stay as they are; what is drawn is a plan like any other.</source>
      <translation>请填写社区的规模。现有社区保持不变；重划的结果与其他方案一样，是一个方案。</translation>
    </message>
    <message>
      <source>Say how many households or residents a community should have.</source>
      <translation>请填写每社区户数或居民人数。</translation>
    </message>
    <message>
      <source>Say who serves here</source>
      <translation>查询此处由谁负责</translation>
    </message>
    <message>
      <source>Says for each point its cell, the officer and the backup, which level answers (cell, community, street, district or city) where it is known what is asked for, and the nearest provider on foot that is available.

Without a layer of points the open requests of the project are answered. These answers are about persons, so they are written into the restricted file, NAME.people.gpkg, in place of those before.

Of a layer of points only the place, the feature's id and what is asked for are read, and nothing of its other columns is written. Layers of the restricted file are refused.

Officers are those that were assigned to the plan, or those of the layer of officers. Which level answers what, and which service helps, stands in the project's rulebook.</source>
      <translation>对每个点给出所属网格、网格员和后备；写明所问事项的，还给出由哪一级（网格、社区、街道、区或市）应答；并给出步行最近、可提供服务的机构。

不选点图层时，应答项目中的在办诉求。结果涉及个人，写入受限文件 NAME.people.gpkg，替换此前的结果。

点图层只读取位置、要素编号和所问事项，其余字段一概不写出。受限文件中的图层会被拒绝。

网格员以分配给方案的为准，没有分配的以网格员图层为准。由哪一级应答、由哪项服务提供帮助，以项目的规则为准。</translation>
    </message>
    <message>
      <source>Says what a plan changes against another plan of the project, or against today's communities: every building that comes to another cell or community, with where from, where to and why, and what each community and cell gives away and takes in.

The sums close: before − out + in = after for each, and what leaves one comes to another.

Both plans are as they were made; counts of households are those that the plans hold. Officers, workload and staffing quotas are compared where both plans have them.

Moved residents and care cases tell of people, so they are written into the restricted file, NAME.people.gpkg, and nowhere else. The report has a chapter with all figures side by side. Comparing again replaces what was kept for the plan before.</source>
      <translation>说明一个方案与项目中的另一方案或与现状社区相比改变了什么：每栋更换网格或社区的楼，从哪里到哪里，为什么；每个社区、每个网格调出和调入多少。

合计相符：每个社区、网格均为原有 − 调出 + 调入 = 现有，一处调出即另一处调入。

两个方案均按生成时的内容对比，户数为方案中保存的户数。网格员、工作量和人员编配在两个方案都有时才对比。

变动的居民和关爱对象涉及人员，只写入受限文件 NAME.people.gpkg，不写到别处。报告中有一章并列全部数据。再次对比将替换该方案此前的结果。</translation>
    </message>
    <message>
      <source>See what it lacks</source>
      <translation>查看缺口</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <source>Serves: {cells}</source>
      <translation>负责：{cells}</translation>
    </message>
    <message>
      <source>Service to find</source>
      <translation>要查找的服务</translation>
    </message>
    <message>
      <source>Share of cells in band (0 to 1)</source>
      <translation>符合范围的网格比例（0 至 1）</translation>
    </message>
    <message>
      <source>Shifted coordinates</source>
      <translation>坐标偏移</translation>
    </message>
    <message>
      <source>Should have</source>
      <translation>应有户数</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>在地图上查看</translation>
    </message>
    <message>
      <source>Show the rejected rows</source>
      <translation>查看未采纳的记录</translation>
    </message>
    <message>
      <source>Show what changes on the map</source>
      <translation>在地图上查看变动</translation>
    </message>
    <message>
      <source>Shows the best ways to make two cells of this one</source>
      <translation>列出把此网格一分为二的最佳办法</translation>
    </message>
    <message>
      <source>Size band</source>
      <translation>户数范围</translation>
    </message>
    <message>
      <source>Source CRS</source>
      <translation>来源坐标系</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>拆分</translation>
    </message>
    <message>
      <source>Staff</source>
      <translation>人员</translation>
    </message>
    <message>
      <source>Staff to share out</source>
      <translation>待分配人数</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>开始</translation>
    </message>
    <message>
      <source>Start editing</source>
      <translation>开始调整</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>起点</translation>
    </message>
    <message>
      <source>Start from: plan of the project</source>
      <translation>起点：项目中的方案</translation>
    </message>
    <message>
      <source>Start from: table of plans</source>
      <translation>起点：方案表</translation>
    </message>
    <message>
      <source>Start from: units of an earlier plan</source>
      <translation>起点：原方案的基本单元</translation>
    </message>
    <message>
      <source>Start with my data</source>
      <translation>用我的数据开始</translation>
    </message>
    <message>
      <source>Still reading walking distances and people in care…</source>
      <translation>正在读取步行路程和关爱对象数据……</translation>
    </message>
    <message>
      <source>Stop editing</source>
      <translation>结束调整</translation>
    </message>
    <message>
      <source>Such as 2026-03-02. Not set: the next Monday.</source>
      <translation>例如 2026-03-02。不设置则为下星期一。</translation>
    </message>
    <message>
      <source>Such as GBK or UTF-8. Not set: found by looking at the text.</source>
      <translation>例如 GBK 或 UTF-8。不填则按内容识别。</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>互换</translation>
    </message>
    <message>
      <source>Syntax</source>
      <translation>语法</translation>
    </message>
    <message>
      <source>Take a tool and give units to the chosen cell on the map.</source>
      <translation>请选用一种工具，在地图上把基本单元划入选定的网格。</translation>
    </message>
    <message>
      <source>Take this rulebook</source>
      <translation>采用此规则</translation>
    </message>
    <message>
      <source>Take {code}</source>
      <translation>采用 {code}</translation>
    </message>
    <message>
      <source>Taking another rulebook</source>
      <translation>更换规则</translation>
    </message>
    <message>
      <source>Tells of people in care, work and gaps. It is for the office: the files can be read by you alone, as far as the disk keeps that.</source>
      <translation>含关爱对象、工作量和缺口，供内部使用：在磁盘支持读取权限时，文件只有您本人可以读取。</translation>
    </message>
    <message>
      <source>The CRS that the clean layer gets; best one in metres, such as EPSG:4547. With a project file, the CRS is the project's.</source>
      <translation>干净图层采用的坐标系，最好以米为单位，例如 EPSG:4547。选择了项目文件的，采用项目的坐标系。</translation>
    </message>
    <message>
      <source>The GeoPackage of a Grid Steward project that takes the rows in. Facilities, officers and everything about persons need it: their rows are matched to its buildings. What is about persons goes into NAME.people.gpkg beside it.</source>
      <translation>接收记录的网格管家项目（GeoPackage）。服务设施、网格员和所有涉及个人的图层必须选择，其记录要与项目中的楼栋匹配。涉及个人的内容写入旁边的 项目名.people.gpkg。</translation>
    </message>
    <message>
      <source>The GeoPackage of the project, with at least one plan in it.</source>
      <translation>项目的 GeoPackage 文件，其中至少有一个方案。</translation>
    </message>
    <message>
      <source>The GeoPackage of the project.</source>
      <translation>项目的 GeoPackage 文件。</translation>
    </message>
    <message>
      <source>The QGIS project to write; it finds its data relative to its own folder.</source>
      <translation>要写出的 QGIS 工程，按相对路径查找数据。</translation>
    </message>
    <message>
      <source>The QGIS project {path} could not be written: {why}</source>
      <translation>QGIS 工程 {path} 无法写出：{why}</translation>
    </message>
    <message>
      <source>The areas that are divided, each for itself. Without them the ground around all buildings is one community.</source>
      <translation>被划分的区域，各自分别划分。没有时，全部楼栋所在范围视为一个社区。</translation>
    </message>
    <message>
      <source>The atlas is drawn by the program qgis_process, which belongs to QGIS and is not found here. The toolbox has “Write the report”, which draws it in this window.</source>
      <translation>图册由 QGIS 附带的程序 qgis_process 绘制，此处没有找到该程序。请改用工具箱中的“生成报告”，它在本窗口中绘制图册。</translation>
    </message>
    <message>
      <source>The buildings are there. Cells get better with {layers}; or turn to Divide at once.</source>
      <translation>楼栋已导入。有了{layers}，划分效果更好；也可直接转到“划分”页。</translation>
    </message>
    <message>
      <source>The cards are drawn by a second QGIS without a window.</source>
      <translation>卡片由另一个不显示窗口的 QGIS 绘制。</translation>
    </message>
    <message>
      <source>The cells of {plan}</source>
      <translation>{plan} 的网格</translation>
    </message>
    <message>
      <source>The changes are saved.</source>
      <translation>调整已保存。</translation>
    </message>
    <message>
      <source>The chosen units of two cells change places</source>
      <translation>互换两个网格中选中的基本单元</translation>
    </message>
    <message>
      <source>The city's numbers: the band, the pattern of the codes, what a good border is worth. 0: Yichang, 1: plain, 2: Qingyang, 3: Wuhai, 4: Changsha, 5: Chengdu, 6: Deyang, 7: codes as in Beijing, 8: codes of CJ/T 349.</source>
      <translation>城市的各项数值：户数范围、编码样式、界线的取舍。0：宜昌，1：通用，2：青阳，3：乌海，4：长沙，5：成都，6：德阳，7：北京编码，8：CJ/T 349 编码。</translation>
    </message>
    <message>
      <source>The code of the cell that a point lies in. crs is the point's coordinate system, such as @layer_crs; without it, that of the Grid Steward project.</source>
      <translation>点所在网格的编码。crs 为点的坐标系，例如 @layer_crs；不写则为网格管家项目的坐标系。</translation>
    </message>
    <message>
      <source>The code of the community that a cell belongs to.</source>
      <translation>网格所属社区的编码。</translation>
    </message>
    <message>
      <source>The codes of all cells of a community, as an array.</source>
      <translation>社区内全部网格的编码，为数组。</translation>
    </message>
    <message>
      <source>The coordinate system that everything is brought into:</source>
      <translation>坐标系，所有图层都转换到该坐标系：</translation>
    </message>
    <message>
      <source>The display name of the officer who serves a cell, or the officer's code.</source>
      <translation>负责网格的网格员的显示名称，没有则为其编号。</translation>
    </message>
    <message>
      <source>The fields of the layer {layer} hold values of other types than those of {wanted}. Take the project's own layer, or a copy of it.</source>
      <translation>图层 {layer} 的字段类型与“{wanted}”不符。请改用项目自有图层或其副本。</translation>
    </message>
    <message>
      <source>The file holds several layers or sheets. Take:</source>
      <translation>文件含多个图层或工作表，请选择：</translation>
    </message>
    <message>
      <source>The file {path} could not be written. Close what has it open.</source>
      <translation>无法写入文件 {path}。请关闭正在打开它的程序。</translation>
    </message>
    <message>
      <source>The known households of a cell.</source>
      <translation>网格的已知户数。</translation>
    </message>
    <message>
      <source>The layer of these gaps is not in the open QGIS project.</source>
      <translation>打开的 QGIS 工程中没有这些缺口的图层。</translation>
    </message>
    <message>
      <source>The layer of units is not in the QGIS project.</source>
      <translation>QGIS 工程中没有基本单元图层。</translation>
    </message>
    <message>
      <source>The layer {layer} has no coordinate reference system. Set the one that its coordinates are in: right click on the layer, Layer CRS.</source>
      <translation>图层 {layer} 没有坐标系。请右键点击图层，在“图层坐标系”中设置其坐标所用的坐标系。</translation>
    </message>
    <message>
      <source>The layer {layer} has no field {fields}. Take a layer with the fields of {wanted}, such as the project's own with a filter.</source>
      <translation>图层 {layer} 缺少字段 {fields}。请选择字段与“{wanted}”相同的图层，例如设了筛选的项目自有图层。</translation>
    </message>
    <message>
      <source>The layer {layer} is about persons, and its answers would lie in an open file. Leave the points empty: then the open requests are answered, in the restricted file.</source>
      <translation>图层 {layer} 涉及个人，其结果将写入不受限的文件。请将点图层留空：这样即应答在办诉求，结果写入受限文件。</translation>
    </message>
    <message>
      <source>The least ({least}) is more than the most ({most}).</source>
      <translation>“最少”（{least}）大于“最多”（{most}）。</translation>
    </message>
    <message>
      <source>The map is complete. Next: turn to Divide.</source>
      <translation>地图图层已齐备。下一步：转到“划分”页。</translation>
    </message>
    <message>
      <source>The marks are the least, the wanted and the most households: {band}</source>
      <translation>刻度为最少、目标、最多户数：{band}</translation>
    </message>
    <message>
      <source>The name of another plan, or the word today for today's communities. Not set: the plan that this one was made from, else today's communities.</source>
      <translation>另一方案的名称；填 today 则与现状社区对比。不设置则为本方案的来源方案，没有来源方案的为现状社区。</translation>
    </message>
    <message>
      <source>The name that all result rows bear, so that several plans can be compared.</source>
      <translation>所有结果记录带有的名称，便于比较多个方案。</translation>
    </message>
    <message>
      <source>The next free name</source>
      <translation>下一个可用名称</translation>
    </message>
    <message>
      <source>The officers are kept; rounds, loads and gaps go by them now.</source>
      <translation>网格员分配已保存，走访路线、负荷和缺口均已随之更新。</translation>
    </message>
    <message>
      <source>The officers of this plan were assigned anew. {count} changes by hand that were not kept are gone.</source>
      <translation>此方案的网格员已重新分配，未保存的 {count} 次人工调整已失效。</translation>
    </message>
    <message>
      <source>The officers of {plan} count no more: its cells or its rulebook were changed since. Assign them again.</source>
      <translation>{plan} 的网格员分配已失效：此后网格或规则有改动。请重新分配。</translation>
    </message>
    <message>
      <source>The picture to draw, A3 at 150 dots an inch.</source>
      <translation>要绘制的图片，A3，每英寸 150 点。</translation>
    </message>
    <message>
      <source>The picture {path} could not be written.</source>
      <translation>图片 {path} 无法写出。</translation>
    </message>
    <message>
      <source>The pieces that cells are made of, each with the cell that it belongs to.</source>
      <translation>组成网格的小块，以及各自所属的网格。</translation>
    </message>
    <message>
      <source>The pieces that cells are made of: each building with the ground nearest to it, in m², and the cell that it belongs to.</source>
      <translation>组成网格的小块：每栋楼及其最近的地面（面积以 m² 计），以及所属网格。</translation>
    </message>
    <message>
      <source>The places to ask for. Not set: the open requests of the project.</source>
      <translation>要查询的地点。不设置则为项目中的在办诉求。</translation>
    </message>
    <message>
      <source>The plan has no cell {code} any more.</source>
      <translation>方案中已没有网格 {code}。</translation>
    </message>
    <message>
      <source>The plan of the project whose cells are kept where they can be. If it redrew communities itself, those are redrawn.</source>
      <translation>项目中的一个方案，尽量沿用其网格。该方案本身重划过社区的，以它的社区为基础再重划。</translation>
    </message>
    <message>
      <source>The plan that all pages work on</source>
      <translation>各页所用的方案</translation>
    </message>
    <message>
      <source>The plan that the officers serve today: who is known to whom, and what is handed over, is told from it. Not set: the plan that this one was divided from, else this one itself with the cells of the layer of officers.</source>
      <translation>网格员现在按哪个方案工作：熟识关系和交接内容以此为准。不设置则为本方案划分时的起始方案；没有起始方案的，为本方案及网格员图层所列的网格。</translation>
    </message>
    <message>
      <source>The plan that the project opens on and that the picture shows.</source>
      <translation>工程打开时显示、图片中绘制的方案。</translation>
    </message>
    <message>
      <source>The plan to assess. Not set: the current one.</source>
      <translation>要评估的方案。不设置则为当前方案。</translation>
    </message>
    <message>
      <source>The plan to compare. Not set: the current one.</source>
      <translation>要对比的方案。不设置则为当前方案。</translation>
    </message>
    <message>
      <source>The plan to report. Not set: the current one.</source>
      <translation>要写报告的方案。不设置则为当前方案。</translation>
    </message>
    <message>
      <source>The plan whose cells get officers. Not set: the current one.</source>
      <translation>要分配网格员的方案。不设置则为当前方案。</translation>
    </message>
    <message>
      <source>The plan with the cells. Not set: the current one.</source>
      <translation>采用哪个方案的网格。不设置则为当前方案。</translation>
    </message>
    <message>
      <source>The plan {plan}</source>
      <translation>方案 {plan}</translation>
    </message>
    <message>
      <source>The plan {plan} has officers, but what is known of their work is in {people}, which is not beside the project file. Put it there, or assign officers again without it.</source>
      <translation>方案 {plan} 已分配网格员，但其工作量信息在 {people} 中，该文件不在项目文件旁。请放回该文件，或在没有它的情况下重新分配。</translation>
    </message>
    <message>
      <source>The points with who serves there, in the project's CRS; unused for requests.</source>
      <translation>各点及其负责人，采用项目的坐标系；应答诉求时不用。</translation>
    </message>
    <message>
      <source>The project file {path} is not there any more.</source>
      <translation>项目文件 {path} 已不在原处。</translation>
    </message>
    <message>
      <source>The project file {path} is not there any more. Put it back, or open it where it is now.</source>
      <translation>项目文件 {path} 已不在原处。请将其放回，或从现在的位置打开。</translation>
    </message>
    <message>
      <source>The project file, which holds the map and the plans:</source>
      <translation>项目文件，地图和方案都存放在其中：</translation>
    </message>
    <message>
      <source>The project knows no officers yet. Bring in their list: a table with a code for each, and if you have it their cells, hours, skills and base.</source>
      <translation>项目中还没有网格员。请导入网格员名册：每人须有编号，所负责的网格、工时、专长和驻点有则一并列入。</translation>
    </message>
    <message>
      <source>The report is written.</source>
      <translation>报告已生成。</translation>
    </message>
    <message>
      <source>The rows accepted. Needed where there is no project file; not made of rows about persons.</source>
      <translation>采纳的记录。没有选择项目文件时必填；人员记录不生成此图层。</translation>
    </message>
    <message>
      <source>The rulebook, which says how large cells are and what is due:</source>
      <translation>规则，规定网格规模和各项要求：</translation>
    </message>
    <message>
      <source>The same as tables, one sheet a topic.</source>
      <translation>同样内容的表格，每个主题一张工作表。</translation>
    </message>
    <message>
      <source>The same seed gives the same plan. If a line looks odd, another seed gives another plan of the same kind.</source>
      <translation>种子相同则方案相同。某条界线看着别扭时，可换一个种子，得到另一个同类方案。</translation>
    </message>
    <message>
      <source>The service whose nearest provider is wanted for the points, such as clinic. Not set, and for requests: the one that helps with what is asked for.</source>
      <translation>要为各点查找最近机构的服务，例如 clinic。不设置时，以及查询诉求时，采用能解决所提事项的服务。</translation>
    </message>
    <message>
      <source>The source does not say its coordinate system. It is:</source>
      <translation>来源没有注明坐标系，请指定：</translation>
    </message>
    <message>
      <source>The source has features of two geometry kinds. Choose an output for '{name}' as well.</source>
      <translation>来源含有两种几何，请同时为“{name}”选择输出。</translation>
    </message>
    <message>
      <source>The source is being looked at.</source>
      <translation>正在查看来源。</translation>
    </message>
    <message>
      <source>The source says its coordinate system is {crs}. If that is wrong, it is:</source>
      <translation>来源注明的坐标系是 {crs}。如有误，请另行指定：</translation>
    </message>
    <message>
      <source>The table has the worst cells first. Go on until nothing is wrong.</source>
      <translation>表中问题最大的网格在前。请继续调整，直到没有问题。</translation>
    </message>
    <message>
      <source>The table of plans of that division. With it, codes that were retired before are never given out again.</source>
      <translation>该划分的方案表。有此表时，已停用的编码不会再次启用。</translation>
    </message>
    <message>
      <source>The table of the rejected rows can't be opened.</source>
      <translation>无法打开未采纳记录表。</translation>
    </message>
    <message>
      <source>The units that an earlier division wrote, of one plan. Its cells keep their codes where they can, and few households change their cell.</source>
      <translation>原划分写出的基本单元，只含一个方案。网格尽量沿用原编码，更换网格的住户尽量少。</translation>
    </message>
    <message>
      <source>The visits of the four weeks from this day are planned.</source>
      <translation>安排自这一天起四周的走访。</translation>
    </message>
    <message>
      <source>The work of a cell over the time of its officers: 1 where it just fits.</source>
      <translation>网格的负荷率，即工作量除以网格员工时；恰好用满为 1。</translation>
    </message>
    <message>
      <source>The work of a cell, in minutes a month.</source>
      <translation>网格的工作量，每月分钟数。</translation>
    </message>
    <message>
      <source>There are no cells yet. Divide first, then give them to officers.</source>
      <translation>还没有网格。请先划分，再为网格分配网格员。</translation>
    </message>
    <message>
      <source>There is no plan to report on yet. Divide first.</source>
      <translation>还没有可写报告的方案。请先划分。</translation>
    </message>
    <message>
      <source>There is no plan yet. Divide first.</source>
      <translation>还没有方案。请先划分。</translation>
    </message>
    <message>
      <source>There is no plan yet. Divide first; each division is a plan.</source>
      <translation>还没有方案。请先划分，每次划分生成一个方案。</translation>
    </message>
    <message>
      <source>There is no plan yet. Make one on the page Divide.</source>
      <translation>还没有方案。请在“划分”页生成。</translation>
    </message>
    <message>
      <source>There is no plan yet; divide first.</source>
      <translation>还没有方案，请先划分。</translation>
    </message>
    <message>
      <source>There is no road here. Press beside a road and drag along it.</source>
      <translation>此处没有道路。请在道路旁按下鼠标，沿道路拖动。</translation>
    </message>
    <message>
      <source>There is such a plan: it is replaced, with all that was found about it.</source>
      <translation>已有同名方案，将连同其全部评估结果一并替换。</translation>
    </message>
    <message>
      <source>This QGIS project writes edits in transactions, past the figures here. Switch that off: Project &gt; Properties &gt; Data Sources.</source>
      <translation>此 QGIS 工程以事务方式写入编辑，此处的数字无法随之更新。请将其关闭：工程 › 属性 › 数据源。</translation>
    </message>
    <message>
      <source>This gap is about people: it is kept in the restricted file alone.</source>
      <translation>此缺口涉及个人，只保存在受限文件中。</translation>
    </message>
    <message>
      <source>This is a file. Choose a folder.</source>
      <translation>这是一个文件。请选择文件夹。</translation>
    </message>
    <message>
      <source>This officer can't be given this cell now.</source>
      <translation>此网格目前不能分派给这名网格员。</translation>
    </message>
    <message>
      <source>This throws away, to be worked out anew:</source>
      <translation>以下结果将作废，须重新计算：</translation>
    </message>
    <message>
      <source>Thorough</source>
      <translation>最佳</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>To</source>
      <translation>归入</translation>
    </message>
    <message>
      <source>To look around: a plan within seconds, of a whole city within minutes.</source>
      <translation>用于边看边试：几秒内得到方案，整座城市需几分钟。</translation>
    </message>
    <message>
      <source>Today's cells as a map, to start from.</source>
      <translation>现有网格的地图，可作起点。</translation>
    </message>
    <message>
      <source>Today's cells as a table of buildings.</source>
      <translation>现有网格的楼栋表。</translation>
    </message>
    <message>
      <source>Total staff to share out</source>
      <translation>待分配的人员总数</translation>
    </message>
    <message>
      <source>Trace a road</source>
      <translation>沿道路划入</translation>
    </message>
    <message>
      <source>Trouble</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Tutorial</source>
      <translation>教程</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>基本单元</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>取消锁定</translation>
    </message>
    <message>
      <source>Unlock this cell</source>
      <translation>取消锁定此网格</translation>
    </message>
    <message>
      <source>Unlock {cell}</source>
      <translation>取消锁定 {cell}</translation>
    </message>
    <message>
      <source>Use this plan</source>
      <translation>使用此方案</translation>
    </message>
    <message>
      <source>Using {plan}</source>
      <translation>切换到方案 {plan}</translation>
    </message>
    <message>
      <source>View</source>
      <translation>显示内容</translation>
    </message>
    <message>
      <source>Visits from</source>
      <translation>走访首日</translation>
    </message>
    <message>
      <source>Visits of four weeks: {planned} planned, {left} found no day.</source>
      <translation>四周走访：{planned} 次已安排，{left} 次排不进。</translation>
    </message>
    <message>
      <source>Volunteers</source>
      <translation>志愿者</translation>
    </message>
    <message>
      <source>Wait until the job has ended.</source>
      <translation>请等待当前操作完成。</translation>
    </message>
    <message>
      <source>Wait until “{job}” is done.</source>
      <translation>请等待“{job}”完成。</translation>
    </message>
    <message>
      <source>Walled compounds, kept whole where they can be.</source>
      <translation>封闭的小区，尽量保持完整。</translation>
    </message>
    <message>
      <source>Wanted</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>Wanted households of a cell</source>
      <translation>每网格目标户数</translation>
    </message>
    <message>
      <source>Ways to services</source>
      <translation>到服务设施的步行时间</translation>
    </message>
    <message>
      <source>What becomes of communities</source>
      <translation>社区的变化</translation>
    </message>
    <message>
      <source>What becomes of them</source>
      <translation>变化</translation>
    </message>
    <message>
      <source>What cells are drawn from</source>
      <translation>划分网格的依据</translation>
    </message>
    <message>
      <source>What changes</source>
      <translation>变动楼栋</translation>
    </message>
    <message>
      <source>What is about persons goes only into {people}, which your account alone can read. Names, identity numbers and phone numbers are dropped; persons get codes.</source>
      <translation>涉及个人的内容只写入 {people}，只有您的账户可以读取。姓名、身份证号、电话一律不保留，每个人以代码表示。</translation>
    </message>
    <message>
      <source>What is about persons is kept in {people} beside the project file, which your account alone can read; {file} can be handed around.</source>
      <translation>涉及个人的内容保存在项目文件旁的 {people} 中，只有您的账户可以读取；{file} 可以交给他人。</translation>
    </message>
    <message>
      <source>What is asked for</source>
      <translation>所问事项</translation>
    </message>
    <message>
      <source>What is wanted ({wanted}) is less than the least ({least}).</source>
      <translation>“目标”（{wanted}）小于“最少”（{least}）。</translation>
    </message>
    <message>
      <source>What is wanted ({wanted}) is more than the most ({most}).</source>
      <translation>“目标”（{wanted}）大于“最多”（{most}）。</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>图层类别</translation>
    </message>
    <message>
      <source>What residents asked for; only open ones are counted. Not set: the project's own.</source>
      <translation>居民提出的事项，只统计在办（open）的。不填则用项目自有图层。</translation>
    </message>
    <message>
      <source>What should count for more or less</source>
      <translation>各项权重</translation>
    </message>
    <message>
      <source>What stands at the top. Not set: the project's name and the plan's.</source>
      <translation>报告顶部的标题。不设置则为项目名称和方案名称。</translation>
    </message>
    <message>
      <source>What the building and the person are found by; it is read and not kept:</source>
      <translation>用于查找楼栋和识别人员的列，只读取，不保存：</translation>
    </message>
    <message>
      <source>What the map shows of the plan</source>
      <translation>地图显示方案的哪些内容</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>分配结果</translation>
    </message>
    <message>
      <source>Where a cell can choose, it comes near to this. Not set: as the rulebook says.</source>
      <translation>在范围之内，网格尽量接近这一户数。不填则按规则。</translation>
    </message>
    <message>
      <source>Where the project has rows from a file of the same name in another folder: 0 stops and says so, 1 replaces them (a newer copy), 2 adds to them (another list).</source>
      <translation>项目中已有来自另一文件夹同名文件的记录时：0 停止并提示，1 替换（新版），2 并存（另一份名单）。</translation>
    </message>
    <message>
      <source>Where the source does not say its CRS, or says a wrong one.</source>
      <translation>来源未标明坐标系或标错时填写。</translation>
    </message>
    <message>
      <source>Where there are rows of another file of this name:</source>
      <translation>已有另一同名文件的记录时：</translation>
    </message>
    <message>
      <source>Whether a cell has neither too few nor too many households.</source>
      <translation>网格户数是否既不过少也不过多。</translation>
    </message>
    <message>
      <source>Which column each field is taken from:</source>
      <translation>各字段取自哪一列：</translation>
    </message>
    <message>
      <source>Which layer or sheet of the file, where it has several.</source>
      <translation>文件含多个图层或工作表时，选哪一个。</translation>
    </message>
    <message>
      <source>Which layer the rows belong to: 0 buildings, 1 communities, 2 compounds, 3 roads, 4 barriers, 5 crossings; 6 facilities, 7 grid officers, 8 residents, 9 care cases, 10 care counts, 11 volunteers, 12 requests, 13 building records, 14 cells drawn by others, 15 buildings of cells drawn by others. Those from 6 on but 14 need a project file; 8 to 12 are about persons and go nowhere else.</source>
      <translation>记录属于哪个图层：0 楼栋，1 社区，2 小区，3 道路，4 阻隔，5 通道；6 服务设施，7 网格员，8 居民，9 关爱对象，10 关爱人数，11 志愿者，12 诉求事项，13 楼栋台账，14 既有网格（面），15 楼栋所属网格表。6 及以后除 14 外须选择项目文件；8 至 12 涉及个人，只写入项目的受限文件。</translation>
    </message>
    <message>
      <source>While a plan is changed, only the cell of units may change: not their shape, their other fields, nor how many there are. That was taken back.</source>
      <translation>调整方案期间，只能改变基本单元所属的网格，不能改变其形状、其他字段和个数。刚才的改动已撤回。</translation>
    </message>
    <message>
      <source>While they are away</source>
      <translation>不在岗期间</translation>
    </message>
    <message>
      <source>Who answers requests</source>
      <translation>诉求应答</translation>
    </message>
    <message>
      <source>Who lives and works there</source>
      <translation>人口与服务</translation>
    </message>
    <message>
      <source>Who moves</source>
      <translation>变动住户</translation>
    </message>
    <message>
      <source>Who moves, by cell</source>
      <translation>变动住户（按网格）</translation>
    </message>
    <message>
      <source>Who moves, by community</source>
      <translation>变动住户（按社区）</translation>
    </message>
    <message>
      <source>Whose codes for persons and households the source has: files of one department share them, and 001 of two departments are two persons. Not set: the source's own. Identity numbers mean the same everywhere.</source>
      <translation>来源中的人员编号和户编号属于哪个部门：同一部门的各文件共用编号，两个部门的 001 是两个人。不填则编号只在本来源内有效。身份证号在各处含义相同。</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Why buildings change</source>
      <translation>楼栋变动原因</translation>
    </message>
    <message>
      <source>Why the lines of cell {code} run there</source>
      <translation>网格 {code} 的界线</translation>
    </message>
    <message>
      <source>With an earlier plan: every building that changes its cell, with the reason.</source>
      <translation>有原方案时：更换网格的每栋楼及原因。</translation>
    </message>
    <message>
      <source>With its people and officers</source>
      <translation>含人员和网格员</translation>
    </message>
    <message>
      <source>Without it, all buildings are one community.</source>
      <translation>没有时，全部楼栋视为一个社区。</translation>
    </message>
    <message>
      <source>Without it, cell lines can't follow roads.</source>
      <translation>没有时，网格界线无法沿道路走。</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>工作量</translation>
    </message>
    <message>
      <source>Work a month; the mark is what the cell's officers have</source>
      <translation>每月工作量；刻度为本网格的网格员工时</translation>
    </message>
    <message>
      <source>Work by duty</source>
      <translation>分项工作量</translation>
    </message>
    <message>
      <source>Work of each building</source>
      <translation>每栋楼的工作量</translation>
    </message>
    <message>
      <source>Work out officer workload</source>
      <translation>计算网格员工作量</translation>
    </message>
    <message>
      <source>Workbook</source>
      <translation>工作簿</translation>
    </message>
    <message>
      <source>Workbook (XLSX)</source>
      <translation>工作簿（XLSX）</translation>
    </message>
    <message>
      <source>Workload</source>
      <translation>工作量</translation>
    </message>
    <message>
      <source>Workload of cells</source>
      <translation>网格工作量</translation>
    </message>
    <message>
      <source>Works out how many minutes a month each cell of a plan asks of its officer: visits to people in care, rounds to every household, standing duties, open requests and the walking between them. Someone in several care groups is visited once for all, as often as the most frequent of them asks.

Against the officer's hours it says how full the month is, what is beyond it, and which visits would not get done, the least severe first. The hours of an officer of several cells are shared between them by their households.

Intervals, minutes and hours come from the project's rulebook; hours also from the layer of officers.

Workload tells of people, so it is written into the project's restricted file, NAME.people.gpkg, and nowhere else. Running it again replaces what was found for the plan before, the gaps too: both are one assessment.</source>
      <translation>计算方案中每个网格每月需要网格员投入多少分钟：走访关爱对象、入户巡访、日常职责、在办诉求以及其间的步行。属于多个关爱类别的人按其中最频繁的间隔一并走访。

与网格员的工时对照，给出当月的负荷率、超出部分，以及哪些走访将无法完成，严重程度低的先列入。负责多个网格的网格员，其工时按各网格户数分摊。

间隔、分钟数和工时取自项目的规则；工时也可取自网格员图层。

工作量涉及人员，只写入项目的受限文件 NAME.people.gpkg。再次运行将替换该方案此前的结果，包括缺口：两者同属一次评估。</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>生成报告</translation>
    </message>
    <message>
      <source>Write a report on these changes</source>
      <translation>编写这些变动的报告</translation>
    </message>
    <message>
      <source>Write the report</source>
      <translation>生成报告</translation>
    </message>
    <message>
      <source>Writes a styled QGIS project that opens on one plan of a Grid Steward project file, and draws that plan as a picture.</source>
      <translation>写出带样式的 QGIS 工程，打开时显示项目文件中的一个方案，并把该方案绘制成图片。</translation>
    </message>
    <message>
      <source>Writes what was found out about a plan: as one page for a browser that needs nothing else, as a workbook, and as an atlas to print, with a sheet of all cells and a card for each. Choose at least one of the three files.

A card shows the cell with its buildings, house numbers, streets and neighbours, its officer, what it holds, its work by duty, and what is missing there with what to do.

The internal edition tells of people and work, and its files can be read by you alone. The public edition has nothing about persons but counts that give nobody away: small ones are withheld, and others that they could be computed from.

The plan is assessed first if it is not yet.

The layouts of the atlas can be changed: open atlas_overview.qpt and cell_card.qpt of the plugin's folder styles in the layout designer, and save them as templates of the same names beside the project file.</source>
      <translation>写出方案的评估结果：一个无需其他文件的浏览器网页、一个工作簿，以及一本可打印的图册，含全部网格的总图和每个网格一张卡片。三种文件至少选一种。

卡片显示网格及其楼栋、门牌、街道和相邻网格，网格员，网格内的数量，分项工作量，以及缺什么、怎么办。

内部版涉及人员和工作量，其文件只有您本人可以读取。公开版只有不会暴露任何人的人数：较小的数字不公开，可用来推算它们的其他数字也一并隐去。

方案尚未评估时先行评估。

图册的版式可以修改：在版面设计器中打开插件 styles 文件夹里的 atlas_overview.qpt 和 cell_card.qpt，以相同名称保存为模板，放在项目文件旁边。</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>生成报告</translation>
    </message>
    <message>
      <source>Wuhai</source>
      <translation>乌海</translation>
    </message>
    <message>
      <source>Yichang</source>
      <translation>宜昌</translation>
    </message>
    <message>
      <source>Your changes are not saved, but kept: open {path} once it is back.</source>
      <translation>您的调整尚未保存，但仍保留着：文件恢复后请打开 {path}。</translation>
    </message>
    <message>
      <source>add to them</source>
      <translation>并存</translation>
    </message>
    <message>
      <source>all services within reach</source>
      <translation>各类服务均在服务圈内</translation>
    </message>
    <message>
      <source>areas</source>
      <translation>面</translation>
    </message>
    <message>
      <source>as in the rulebook</source>
      <translation>按规则</translation>
    </message>
    <message>
      <source>as many as move the fewest</source>
      <translation>以变动住户最少为准</translation>
    </message>
    <message>
      <source>ask</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>attach,resident,care,facility,volunteer,request,count</source>
      <translation>归入网格,人口,关爱对象,设施,志愿者,诉求,统计</translation>
    </message>
    <message>
      <source>better with it</source>
      <translation>有则更好</translation>
    </message>
    <message>
      <source>building and cell do not fit</source>
      <translation>楼栋与网格不符</translation>
    </message>
    <message>
      <source>building in no cell or off the roads</source>
      <translation>楼栋未归入网格或不通道路</translation>
    </message>
    <message>
      <source>by the rulebook</source>
      <translation>按规则</translation>
    </message>
    <message>
      <source>care for the elderly</source>
      <translation>养老服务</translation>
    </message>
    <message>
      <source>cell across a community line</source>
      <translation>跨社区界线的网格</translation>
    </message>
    <message>
      <source>cell out of band</source>
      <translation>网格超出户数范围</translation>
    </message>
    <message>
      <source>cell without buildings or with a wrong code</source>
      <translation>没有楼栋或编码有误的网格</translation>
    </message>
    <message>
      <source>cell without officer or backup</source>
      <translation>网格无网格员或无后备</translation>
    </message>
    <message>
      <source>cells nearer to the wanted size</source>
      <translation>户数更接近目标</translation>
    </message>
    <message>
      <source>cells of one officer</source>
      <translation>同一网格员的网格</translation>
    </message>
    <message>
      <source>changes its community</source>
      <translation>更换社区</translation>
    </message>
    <message>
      <source>changes only its cell</source>
      <translation>仅更换网格</translation>
    </message>
    <message>
      <source>checked</source>
      <translation>已检查</translation>
    </message>
    <message>
      <source>children and school</source>
      <translation>托幼与学校</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>请选择…</translation>
    </message>
    <message>
      <source>city line</source>
      <translation>市界</translation>
    </message>
    <message>
      <source>closed</source>
      <translation>办结</translation>
    </message>
    <message>
      <source>column of the source</source>
      <translation>来源列</translation>
    </message>
    <message>
      <source>community services</source>
      <translation>社区服务</translation>
    </message>
    <message>
      <source>community,boundary,redraw,merge,split,enclave,household,resident</source>
      <translation>社区,界线,重划,合并,拆分,飞地,户数,居民</translation>
    </message>
    <message>
      <source>compactness {share}</source>
      <translation>紧凑度 {share}</translation>
    </message>
    <message>
      <source>compare,plan,difference,change,move,household,community</source>
      <translation>对比,方案,差异,变动,调整,户数,社区</translation>
    </message>
    <message>
      <source>counselling</source>
      <translation>心理咨询员</translation>
    </message>
    <message>
      <source>culture and sport</source>
      <translation>文化体育</translation>
    </message>
    <message>
      <source>district line</source>
      <translation>区界</translation>
    </message>
    <message>
      <source>drawn in QGIS</source>
      <translation>QGIS 中绘制</translation>
    </message>
    <message>
      <source>elderly care</source>
      <translation>社会养老服务员</translation>
    </message>
    <message>
      <source>family planning</source>
      <translation>计生服务员</translation>
    </message>
    <message>
      <source>field</source>
      <translation>字段</translation>
    </message>
    <message>
      <source>first week</source>
      <translation>第一周</translation>
    </message>
    <message>
      <source>found by looking at it</source>
      <translation>自动识别</translation>
    </message>
    <message>
      <source>found no day</source>
      <translation>排不进</translation>
    </message>
    <message>
      <source>founded</source>
      <translation>新设</translation>
    </message>
    <message>
      <source>four times</source>
      <translation>四倍</translation>
    </message>
    <message>
      <source>fourth week</source>
      <translation>第四周</translation>
    </message>
    <message>
      <source>from one officer to another</source>
      <translation>更换网格员</translation>
    </message>
    <message>
      <source>from {count} sources</source>
      <translation>来源 {count} 个</translation>
    </message>
    <message>
      <source>from {names}</source>
      <translation>来源：{names}</translation>
    </message>
    <message>
      <source>gap,coverage,service,circle,walking,facility,officer,assess</source>
      <translation>缺口,覆盖,服务,服务圈,步行,设施,网格员,评估</translation>
    </message>
    <message>
      <source>grid,cell,partition,district,household,community</source>
      <translation>网格,划分,分区,户数,社区</translation>
    </message>
    <message>
      <source>ground in no cell</source>
      <translation>未归入网格的地面</translation>
    </message>
    <message>
      <source>ground in no cell or in two</source>
      <translation>地面未归入网格或重复归入</translation>
    </message>
    <message>
      <source>ground or building in two cells</source>
      <translation>同属两个网格的地面或楼栋</translation>
    </message>
    <message>
      <source>half</source>
      <translation>一半</translation>
    </message>
    <message>
      <source>health</source>
      <translation>医疗卫生</translation>
    </message>
    <message>
      <source>helps</source>
      <translation>增援</translation>
    </message>
    <message>
      <source>high severity</source>
      <translation>严重程度高</translation>
    </message>
    <message>
      <source>homes</source>
      <translation>住宅</translation>
    </message>
    <message>
      <source>homes, high-rise</source>
      <translation>高层住宅</translation>
    </message>
    <message>
      <source>hours not known</source>
      <translation>工时不明</translation>
    </message>
    <message>
      <source>household count unknown</source>
      <translation>户数未知</translation>
    </message>
    <message>
      <source>import,check,repair,encoding,gbk,gcj02,bd09</source>
      <translation>导入,检查,修复,编码,坐标纠偏</translation>
    </message>
    <message>
      <source>in band</source>
      <translation>符合户数范围</translation>
    </message>
    <message>
      <source>information</source>
      <translation>综合信息员</translation>
    </message>
    <message>
      <source>is new</source>
      <translation>楼栋为新增</translation>
    </message>
    <message>
      <source>is not there any more</source>
      <translation>楼栋已不存在</translation>
    </message>
    <message>
      <source>its cell lies in another community now</source>
      <translation>原网格现属另一社区</translation>
    </message>
    <message>
      <source>its cell was given up</source>
      <translation>原网格已停用</translation>
    </message>
    <message>
      <source>its community is new</source>
      <translation>所在社区为新设</translation>
    </message>
    <message>
      <source>its community or cell was given up</source>
      <translation>原社区或原网格已撤销</translation>
    </message>
    <message>
      <source>its compound is whole now</source>
      <translation>所在小区现已完整</translation>
    </message>
    <message>
      <source>labour security</source>
      <translation>劳动保障服务员</translation>
    </message>
    <message>
      <source>lane or path</source>
      <translation>巷道、步道</translation>
    </message>
    <message>
      <source>later</source>
      <translation>更晚</translation>
    </message>
    <message>
      <source>lay in none before</source>
      <translation>原先不在任何社区或网格内</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>线</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>已锁定</translation>
    </message>
    <message>
      <source>low severity</source>
      <translation>严重程度低</translation>
    </message>
    <message>
      <source>main road</source>
      <translation>主干路</translation>
    </message>
    <message>
      <source>market and shops</source>
      <translation>市场、商店</translation>
    </message>
    <message>
      <source>mediation</source>
      <translation>民间调解员</translation>
    </message>
    <message>
      <source>medium severity</source>
      <translation>严重程度中</translation>
    </message>
    <message>
      <source>more than 120 % of the hours</source>
      <translation>负荷率超过 120%</translation>
    </message>
    <message>
      <source>needed</source>
      <translation>必需</translation>
    </message>
    <message>
      <source>no band known</source>
      <translation>规定规模不明</translation>
    </message>
    <message>
      <source>no column</source>
      <translation>无对应列</translation>
    </message>
    <message>
      <source>no community</source>
      <translation>无社区</translation>
    </message>
    <message>
      <source>no households</source>
      <translation>无住户</translation>
    </message>
    <message>
      <source>no officer</source>
      <translation>无网格员</translation>
    </message>
    <message>
      <source>no officers</source>
      <translation>未分配网格员</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>无人负责</translation>
    </message>
    <message>
      <source>nobody in care</source>
      <translation>无关爱对象</translation>
    </message>
    <message>
      <source>nobody is known to answer</source>
      <translation>不知由谁应答</translation>
    </message>
    <message>
      <source>nobody served it before</source>
      <translation>此前无人负责</translation>
    </message>
    <message>
      <source>nobody serves it</source>
      <translation>无人负责</translation>
    </message>
    <message>
      <source>nobody takes it over</source>
      <translation>无人接收</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>not at all</source>
      <translation>不计</translation>
    </message>
    <message>
      <source>not locked</source>
      <translation>未锁定</translation>
    </message>
    <message>
      <source>not said</source>
      <translation>未指定</translation>
    </message>
    <message>
      <source>not shifted</source>
      <translation>未偏移</translation>
    </message>
    <message>
      <source>nothing wrong</source>
      <translation>没有问题</translation>
    </message>
    <message>
      <source>officer,assign,staff,backup,round,visit,handover,quota</source>
      <translation>网格员,分配,人员,后备,走访路线,走访,交接,编配</translation>
    </message>
    <message>
      <source>officer,request,answer,level,provider,nearest,alarm</source>
      <translation>网格员,诉求,应答,层级,机构,最近,求助</translation>
    </message>
    <message>
      <source>officers assigned</source>
      <translation>已分配网格员</translation>
    </message>
    <message>
      <source>only if you have it</source>
      <translation>可选</translation>
    </message>
    <message>
      <source>open</source>
      <translation>在办</translation>
    </message>
    <message>
      <source>other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>other barrier</source>
      <translation>其他阻隔</translation>
    </message>
    <message>
      <source>over the hours</source>
      <translation>超出工时</translation>
    </message>
    <message>
      <source>person or case without a place</source>
      <translation>人员或关爱对象没有住处</translation>
    </message>
    <message>
      <source>piece cut off from its cell</source>
      <translation>与本网格断开的部分</translation>
    </message>
    <message>
      <source>plan is the name of a plan; without it, the plan that the desk has open.</source>
      <translation>plan 为方案名称；不写则为工作台中打开的方案。</translation>
    </message>
    <message>
      <source>planned, in walking order</source>
      <translation>已安排，按行程次序</translation>
    </message>
    <message>
      <source>points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>police and fire station</source>
      <translation>派出所、消防站</translation>
    </message>
    <message>
      <source>railway</source>
      <translation>铁路</translation>
    </message>
    <message>
      <source>reinforced</source>
      <translation>有增援</translation>
    </message>
    <message>
      <source>replace them</source>
      <translation>替换</translation>
    </message>
    <message>
      <source>report,atlas,card,page,workbook,public</source>
      <translation>报告,图册,卡片,网页,工作簿,公开版</translation>
    </message>
    <message>
      <source>safety patrol</source>
      <translation>治安巡防员</translation>
    </message>
    <message>
      <source>sanitation supervision</source>
      <translation>环卫监督员</translation>
    </message>
    <message>
      <source>second week</source>
      <translation>第二周</translation>
    </message>
    <message>
      <source>secondary road</source>
      <translation>次干路、支路</translation>
    </message>
    <message>
      <source>service missing, too far or too small</source>
      <translation>服务缺少、过远或面积不足</translation>
    </message>
    <message>
      <source>shorter lines between cells</source>
      <translation>网格界线更短</translation>
    </message>
    <message>
      <source>shorter lines, or lines along roads</source>
      <translation>界线更短，或改为沿路</translation>
    </message>
    <message>
      <source>sizes nearer to the wanted one</source>
      <translation>规模更接近目标</translation>
    </message>
    <message>
      <source>slivers, and lines put where units meet</source>
      <translation>界线旁的窄条，以及移到基本单元交界处的界线</translation>
    </message>
    <message>
      <source>street</source>
      <translation>街巷</translation>
    </message>
    <message>
      <source>street line</source>
      <translation>街道界</translation>
    </message>
    <message>
      <source>the cell's officer answers</source>
      <translation>由网格员应答</translation>
    </message>
    <message>
      <source>the city answers</source>
      <translation>由市应答</translation>
    </message>
    <message>
      <source>the community answers</source>
      <translation>由社区应答</translation>
    </message>
    <message>
      <source>the district answers</source>
      <translation>由区应答</translation>
    </message>
    <message>
      <source>the gaps and the work found in {plans}</source>
      <translation>{plans} 的缺口和工作量</translation>
    </message>
    <message>
      <source>the same in all rows…</source>
      <translation>各行统一填写…</translation>
    </message>
    <message>
      <source>the street answers</source>
      <translation>由街道应答</translation>
    </message>
    <message>
      <source>there</source>
      <translation>已有</translation>
    </message>
    <message>
      <source>third week</source>
      <translation>第三周</translation>
    </message>
    <message>
      <source>to hold the band</source>
      <translation>满足户数范围</translation>
    </message>
    <message>
      <source>today's communities</source>
      <translation>现状社区</translation>
    </message>
    <message>
      <source>together with other changes</source>
      <translation>随其他变动一并调整</translation>
    </message>
    <message>
      <source>together with other moves</source>
      <translation>随其他调整一并变动</translation>
    </message>
    <message>
      <source>too few households</source>
      <translation>户数过少</translation>
    </message>
    <message>
      <source>too many households</source>
      <translation>户数过多</translation>
    </message>
    <message>
      <source>twice</source>
      <translation>两倍</translation>
    </message>
    <message>
      <source>up to 80 % of the hours</source>
      <translation>负荷率不超过 80%</translation>
    </message>
    <message>
      <source>value</source>
      <translation>值</translation>
    </message>
    <message>
      <source>value for all rows</source>
      <translation>各行统一的值</translation>
    </message>
    <message>
      <source>visits without an officer or the time</source>
      <translation>走访无网格员或无时间</translation>
    </message>
    <message>
      <source>volunteers missing</source>
      <translation>缺少志愿者</translation>
    </message>
    <message>
      <source>wall</source>
      <translation>围墙</translation>
    </message>
    <message>
      <source>was cut off from its cell</source>
      <translation>与原网格隔断</translation>
    </message>
    <message>
      <source>was cut off, an enclave</source>
      <translation>原为飞地，与其余部分隔断</translation>
    </message>
    <message>
      <source>was in no cell</source>
      <translation>原先不在任何网格</translation>
    </message>
    <message>
      <source>water</source>
      <translation>水系</translation>
    </message>
    <message>
      <source>what {plans} was compared with</source>
      <translation>{plans} 的对比结果</translation>
    </message>
    <message>
      <source>who serves the cells of {plans}, with loads and rounds</source>
      <translation>{plans} 的网格员分配，以及负荷和走访路线</translation>
    </message>
    <message>
      <source>workload,officer,visit,duty,hours,utilisation,assess</source>
      <translation>工作量,网格员,走访,职责,工时,负荷率,评估</translation>
    </message>
    <message>
      <source>{asked} places: {served} have an officer, {outside} lie in no cell.</source>
      <translation>{asked} 个地点：{served} 个有网格员，{outside} 个不在任何网格内。</translation>
    </message>
    <message>
      <source>{cells} cells, {fit} of them in the band; {households} households.</source>
      <translation>共 {cells} 个网格，其中 {fit} 个符合户数范围；{households} 户。</translation>
    </message>
    <message>
      <source>{cells} cells, {fit} of them with {minimum} to {maximum} households; {households} households in all</source>
      <translation>共 {cells} 个网格，其中 {fit} 个为 {minimum} 至 {maximum} 户；合计 {households} 户</translation>
    </message>
    <message>
      <source>{cell} ({households} households)</source>
      <translation>{cell}（{households} 户）</translation>
    </message>
    <message>
      <source>{cell}: would be given up</source>
      <translation>{cell}：将停用</translation>
    </message>
    <message>
      <source>{cell}: {households} households, {state}</source>
      <translation>{cell}：{households} 户，{state}</translation>
    </message>
    <message>
      <source>{code} is not on the map.</source>
      <translation>地图上没有 {code}。</translation>
    </message>
    <message>
      <source>{community}: {verdict}</source>
      <translation>{community}：{verdict}</translation>
    </message>
    <message>
      <source>{count} buildings</source>
      <translation>{count} 栋楼</translation>
    </message>
    <message>
      <source>{count} buildings of unknown households</source>
      <translation>{count} 栋户数未知</translation>
    </message>
    <message>
      <source>{count} changes by hand are not possible any more.</source>
      <translation>{count} 次人工调整已无法进行，不再保留。</translation>
    </message>
    <message>
      <source>{count} changes by hand to the officers of {plans} are not kept.</source>
      <translation>对 {plans} 的网格员所作的 {count} 次人工调整尚未保存。</translation>
    </message>
    <message>
      <source>{count} changes not saved</source>
      <translation>{count} 次调整未保存</translation>
    </message>
    <message>
      <source>{count} changes of the plan {plan} are not saved.</source>
      <translation>方案 {plan} 有 {count} 次调整尚未保存。</translation>
    </message>
    <message>
      <source>{count} gaps in {cells} cells, found on {time} (UTC).</source>
      <translation>{cells} 个网格中有 {count} 个缺口，查找时间 {time}（UTC）。</translation>
    </message>
    <message>
      <source>{count} households</source>
      <translation>{count} 户</translation>
    </message>
    <message>
      <source>{count} households in another cell than before</source>
      <translation>更换网格 {count} 户</translation>
    </message>
    <message>
      <source>{count} locked cells stay exactly as they are: {codes}.</source>
      <translation>{count} 个锁定的网格保持不变：{codes}。</translation>
    </message>
    <message>
      <source>{count} more are in the report.</source>
      <translation>另有 {count} 个见报告。</translation>
    </message>
    <message>
      <source>{count} more figures are the same in both; the report has them.</source>
      <translation>另有 {count} 项指标双方相同，见报告。</translation>
    </message>
    <message>
      <source>{count} of {all} cells in the band</source>
      <translation>{all} 个网格中 {count} 个符合户数范围</translation>
    </message>
    <message>
      <source>{count} of {all} in one piece</source>
      <translation>{all} 个中 {count} 个连成一片</translation>
    </message>
    <message>
      <source>{count} over</source>
      <translation>多 {count} 户</translation>
    </message>
    <message>
      <source>{count} pieces</source>
      <translation>分为 {count} 块</translation>
    </message>
    <message>
      <source>{count} rows</source>
      <translation>{count} 行</translation>
    </message>
    <message>
      <source>{count} short</source>
      <translation>少 {count} 户</translation>
    </message>
    <message>
      <source>{count} units</source>
      <translation>{count} 个基本单元</translation>
    </message>
    <message>
      <source>{count} units to {cell}</source>
      <translation>{count} 个基本单元划入 {cell}</translation>
    </message>
    <message>
      <source>{crs} counts in degrees or feet, and walking distances and areas need metres.</source>
      <translation>{crs} 以度或英尺为单位，而步行距离和面积须以米计算。</translation>
    </message>
    <message>
      <source>{facts}. Rulebook {rulebook}, seed {seed}.</source>
      <translation>{facts}。规则 {rulebook}，种子 {seed}。</translation>
    </message>
    <message>
      <source>{field} (needed)</source>
      <translation>{field}（必填）</translation>
    </message>
    <message>
      <source>{file} cannot be written in the folder {folder} ({reason}). Close the program that has the file open, if there is one, or choose another folder.</source>
      <translation>无法在文件夹 {folder} 中写入 {file}（{reason}）。如有程序正在打开该文件，请将其关闭，或选择其他文件夹。</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} 小时</translation>
    </message>
    <message>
      <source>{hours} hours of work a month</source>
      <translation>每月工作量 {hours} 小时</translation>
    </message>
    <message>
      <source>{households} households in {buildings} buildings change their cell.</source>
      <translation>{buildings} 栋楼的 {households} 户更换网格。</translation>
    </message>
    <message>
      <source>{kind}: {count}</source>
      <translation>{kind}：{count}</translation>
    </message>
    <message>
      <source>{kind}: {count}, about people</source>
      <translation>{kind}：{count}（涉及个人）</translation>
    </message>
    <message>
      <source>{layer} could not be written. Is there room on the disk, and may you write there?</source>
      <translation>{layer}无法写入。请检查磁盘空间和写入权限。</translation>
    </message>
    <message>
      <source>{layer}, other groups</source>
      <translation>{layer}，其他类别</translation>
    </message>
    <message>
      <source>{layer}: the rows are matched to the buildings of a project. Choose its file under '{name}'.</source>
      <translation>{layer}：记录要与项目中的楼栋匹配。请在“{name}”中选择项目文件。</translation>
    </message>
    <message>
      <source>{layer}: what is about persons is written only into a project. Choose its file under '{name}'.</source>
      <translation>{layer}：涉及个人的内容只写入项目。请在“{name}”中选择项目文件。</translation>
    </message>
    <message>
      <source>{layer}: {names}</source>
      <translation>{layer}：{names}</translation>
    </message>
    <message>
      <source>{layer}: {source}</source>
      <translation>{layer}：{source}</translation>
    </message>
    <message>
      <source>{made}; {when}</source>
      <translation>{made}；{when}</translation>
    </message>
    <message>
      <source>{moved} households move. It is proved that at least {least} have to, however the lines are drawn.</source>
      <translation>{moved} 户更换社区。经证明，无论怎样划界，至少须有 {least} 户更换社区。</translation>
    </message>
    <message>
      <source>{moved} households move; how many have to is not proved.</source>
      <translation>{moved} 户更换社区；其中多少户不可避免，没有证明。</translation>
    </message>
    <message>
      <source>{name} has no place on the map.</source>
      <translation>{name} 在地图上没有位置。</translation>
    </message>
    <message>
      <source>{name}: {sentence}</source>
      <translation>{name}：{sentence}</translation>
    </message>
    <message>
      <source>{page} is in the documentation of the project, but not in the plugin.</source>
      <translation>{page} 在项目文档中，插件内没有。</translation>
    </message>
    <message>
      <source>{parts} of {whole}</source>
      <translation>{whole}的{parts}</translation>
    </message>
    <message>
      <source>{path} has no plan called {plan}.</source>
      <translation>{path} 中没有名为 {plan} 的方案。</translation>
    </message>
    <message>
      <source>{path} has no plan called {plan}. Plans in it: {known}.</source>
      <translation>{path} 中没有名为 {plan} 的方案。已有方案：{known}。</translation>
    </message>
    <message>
      <source>{path} is no layout that QGIS can read. Save it again in the layout designer as a template, or delete it to use the one that comes with the plugin.</source>
      <translation>{path} 不是 QGIS 能读取的版面。请在版面设计器中重新保存为模板，或将其删除以使用插件自带的版面。</translation>
    </message>
    <message>
      <source>{plan} (current)</source>
      <translation>{plan}（当前方案）</translation>
    </message>
    <message>
      <source>{plan} against {against}: {households} households in {buildings} buildings change their community.</source>
      <translation>{plan} 与 {against} 对比：{buildings} 栋楼的 {households} 户更换社区。</translation>
    </message>
    <message>
      <source>{plan} is deleted.</source>
      <translation>{plan} 已删除。</translation>
    </message>
    <message>
      <source>{plan} is the copy. Type another name in the list if you like.</source>
      <translation>副本为 {plan}。如需改名，可在列表中直接输入。</translation>
    </message>
    <message>
      <source>{plan} was compared with {against} in {seconds} s.</source>
      <translation>{plan} 对比完成，用时 {seconds} 秒。对比对象：{against}。</translation>
    </message>
    <message>
      <source>{plan}: {cells} cells. Rows in no cell: {lost}.</source>
      <translation>{plan}：{cells} 个网格；未归入网格的记录 {lost} 条。</translation>
    </message>
    <message>
      <source>{plan}: {high} gaps of high severity, {medium} of medium, {low} of low.</source>
      <translation>{plan}：严重程度高的缺口 {high} 个，中 {medium} 个，低 {low} 个。</translation>
    </message>
    <message>
      <source>{plan}: {hours} hours of work a month in {cells} cells; {over} have more work than hours, {without} have no officer.</source>
      <translation>{plan}：{cells} 个网格每月共 {hours} 小时工作；{over} 个网格的工作量超出工时，{without} 个没有网格员。</translation>
    </message>
    <message>
      <source>{plan}: {officers} officers serve {cells} cells; {without} have none, {changed} change theirs. {hours} hours of work a month are beyond the officers' hours.</source>
      <translation>{plan}：网格员 {officers} 名，网格 {cells} 个；{without} 个没有网格员，{changed} 个更换网格员。每月有 {hours} 小时工作超出网格员工时。</translation>
    </message>
    <message>
      <source>{read} rows read, all of them taken.</source>
      <translation>读取 {read} 行，全部采纳。</translation>
    </message>
    <message>
      <source>{read} rows read, {taken} taken, {rejected} rejected:</source>
      <translation>读取 {read} 行，采纳 {taken} 行，未采纳 {rejected} 行：</translation>
    </message>
    <message>
      <source>{reason}: {count}</source>
      <translation>{reason}：{count} 条</translation>
    </message>
    <message>
      <source>{reason}: {households} households</source>
      <translation>{reason}：{households} 户</translation>
    </message>
    <message>
      <source>{rows}, {matched}, {sources}</source>
      <translation>{rows}，{matched}，{sources}</translation>
    </message>
    <message>
      <source>{rows}, {sources}</source>
      <translation>{rows}，{sources}</translation>
    </message>
    <message>
      <source>{severity} severity: {count}</source>
      <translation>严重程度{severity}：{count}</translation>
    </message>
    <message>
      <source>{share} found their building</source>
      <translation>楼栋匹配率 {share}</translation>
    </message>
    <message>
      <source>{sign} {in_band} of {cells}</source>
      <translation>{sign} {in_band}/{cells}</translation>
    </message>
    <message>
      <source>{sign} {title}: {now}, before {before} – {said}</source>
      <translation>{sign} {title}：{now}，原为 {before}（{said}）</translation>
    </message>
    <message>
      <source>{sign}{cell} of {officer} → {taker}, {hours} hours; then {share} full</source>
      <translation>{sign}{officer} 的 {cell} → {taker}，{hours} 小时，接替后负荷率 {share}</translation>
    </message>
    <message>
      <source>{source}, row {row}: {why}</source>
      <translation>{source} 第 {row} 行：{why}</translation>
    </message>
    <message>
      <source>{source}: {read} rows read, {accepted} accepted, {rejected} rejected.</source>
      <translation>{source}：读取 {read} 行，采纳 {accepted} 行，未采纳 {rejected} 行。</translation>
    </message>
    <message>
      <source>{state}: {reason}</source>
      <translation>{state}：{reason}</translation>
    </message>
    <message>
      <source>{title} goes on, made of {old}: {buildings} buildings, {cells} cells.</source>
      <translation>{title}：沿用，来自 {old}；楼栋 {buildings} 栋，网格 {cells} 个。</translation>
    </message>
    <message>
      <source>{title} is founded, made of {old}: {buildings} buildings, {cells} cells.</source>
      <translation>{title}：新设，来自 {old}；楼栋 {buildings} 栋，网格 {cells} 个。</translation>
    </message>
    <message>
      <source>{title}. {reason}</source>
      <translation>{title}。{reason}</translation>
    </message>
    <message>
      <source>{title}: ticked in its layer</source>
      <translation>{title}：已在图层中勾选</translation>
    </message>
    <message>
      <source>{title}: {now}</source>
      <translation>{title}：{now}</translation>
    </message>
    <message>
      <source>{total} households in {today} communities today; {fewest} to {most} are possible.</source>
      <translation>现有 {today} 个社区、{total} 户，可划成 {fewest} 至 {most} 个社区。</translation>
    </message>
    <message>
      <source>{what}: {change}</source>
      <translation>{what}：{change}</translation>
    </message>
    <message>
      <source>“{job}” is still running.</source>
      <translation>“{job}”仍在进行。</translation>
    </message>
    <message>
      <source>• and {count} other reasons</source>
      <translation>• 另有 {count} 种原因</translation>
    </message>
    <message>
      <source>• {count} such as row {row}: {why}</source>
      <translation>• {count} 行，如第 {row} 行：{why}</translation>
    </message>
    <message>
      <source>• {count} {what}</source>
      <translation>• {what}：{count} 个网格</translation>
    </message>
    <message>
      <source>• {count} × {reason}</source>
      <translation>• {reason}：{count} 次</translation>
    </message>
    <message>
      <source>• {officer} in {cell}: {hours} hours</source>
      <translation>• {cell}（{officer}）：{hours} 小时</translation>
    </message>
    <message>
      <source>… and {count} more.</source>
      <translation>……另有 {count} 个。</translation>
    </message>
    <message>
      <source>… and {more} more rejected rows: {reasons}</source>
      <translation>……另有 {more} 行未采纳：{reasons}</translation>
    </message>
    <message>
      <source>⚠ The plan was changed after that. Look again.</source>
      <translation>⚠ 此后方案有改动，请重新查找。</translation>
    </message>
    <message>
      <source>⚠ nobody</source>
      <translation>⚠ 无人负责</translation>
    </message>
    <message>
      <source>⚠ {cell} of {officer}: nobody</source>
      <translation>⚠ {officer} 的 {cell}：无人接替</translation>
    </message>
    <message>
      <source>⚠ {count} of {all} communities can't be divided into cells of {least} to {most} households. Their cells will be as near to that as can be:</source>
      <translation>⚠ {all} 个社区中有 {count} 个无法划分为每格 {least} 至 {most} 户，其网格将尽量接近这一范围：</translation>
    </message>
    <message>
      <source>✓ Nothing found in {cells} cells on {time} (UTC). Looked for: {kinds}.</source>
      <translation>✓ {cells} 个网格中未发现缺口，查找时间 {time}（UTC）。已查找：{kinds}。</translation>
    </message>
    <message>
      <source>✓ {households} households in {all} communities: by their numbers, cells of {least} to {most} households are possible in all.</source>
      <translation>✓ 共 {all} 个社区、{households} 户：按户数，各社区都可划分为每格 {least} 至 {most} 户。</translation>
    </message>
  </context>
</TS>
