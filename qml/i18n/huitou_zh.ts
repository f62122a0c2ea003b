<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>A manager must approve</source>
        <translation>须店长授权</translation>
    </message>
    <message>
        <source>The name of who approves is written down.</source>
        <translation>授权人姓名会记录在案。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>核对中…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>授权</translation>
    </message>
</context>
<context>
    <name>BasketActions</name>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>移除此行</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Recall %1</source>
        <translation>取单 %1</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>查价</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>BasketPanel</name>
    <message>
        <source>The basket is empty.
Scan an article, or touch one.</source>
        <translation>还没有商品。
扫码或点选商品。</translation>
    </message>
</context>
<context>
    <name>CallDetails</name>
    <message>
        <source>What came of the call:</source>
        <translation>通话结果：</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Nobody is to be called now. Here stand members who come later than is usual for them, agreed to be called, and have not been called lately.</source>
        <translation>现在没有需要致电的会员。这里列出超出自己购买规律未来、同意接听电话且近期未致电的会员。</translation>
    </message>
    <message>
        <source>Nobody stays away longer than is usual for them.</source>
        <translation>没有超出自己购买规律未来的会员。</translation>
    </message>
    <message>
        <source>The office knows who stays away, and keeps the telephone numbers. They can be seen as soon as there is a line.</source>
        <translation>久未光顾的会员与电话号码由总部掌握，恢复连接后即可查看。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
</context>
<context>
    <name>CallsScreen</name>
    <message>
        <source>Calls</source>
        <translation>致电回访</translation>
    </message>
    <message>
        <source>Back to the reports</source>
        <translation>返回报表</translation>
    </message>
    <message>
        <source>Asking the office …</source>
        <translation>正在询问总部…</translation>
    </message>
</context>
<context>
    <name>CampaignDetails</name>
    <message>
        <source>Let it go on</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停发</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>CampaignForm</name>
    <message>
        <source>New campaign</source>
        <translation>新活动</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>What members read, in Chinese</source>
        <translation>会员看到的中文标题</translation>
    </message>
    <message>
        <source>What members read, in English</source>
        <translation>会员看到的英文标题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking the office …</source>
        <translation>正在询问总部…</translation>
    </message>
    <message>
        <source>Put it in force all the same</source>
        <translation>仍然生效</translation>
    </message>
    <message>
        <source>Put it in force</source>
        <translation>生效</translation>
    </message>
</context>
<context>
    <name>CampaignList</name>
    <message>
        <source>Campaigns are kept at the office, and changed there for all tills at once. They can be seen as soon as there is a line.</source>
        <translation>优惠活动由总部保管，更改后所有收银机同时生效。连上总部后即可查看。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>There is no campaign yet. A campaign offers something to members on an occasion: when they stay away, before their birthday, on certain days. Touch &quot;New campaign&quot;.</source>
        <translation>还没有活动。活动会在合适的时机给会员优惠：久未到店、生日之前、指定日期等。请点“新活动”。</translation>
    </message>
</context>
<context>
    <name>CampaignNumber</name>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>CampaignYield</name>
    <message>
        <source>What the campaign brought, between its bounds</source>
        <translation>活动效果及其上下限</translation>
    </message>
</context>
<context>
    <name>CampaignsScreen</name>
    <message>
        <source>Asking the office …</source>
        <translation>正在询问总部…</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>优惠活动</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新活动</translation>
    </message>
    <message>
        <source>Back to the reports</source>
        <translation>返回报表</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Approval code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Last four digits</source>
        <translation>卡号末四位</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>Huitou customer display</source>
        <translation>回头顾客屏</translation>
    </message>
</context>
<context>
    <name>DiscountAmount</name>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>让利</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Full price again</source>
        <translation>恢复原价</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Sale complete</source>
        <translation>交易完成</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>实收 %1</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位顾客</translation>
    </message>
    <message>
        <source>Return complete</source>
        <translation>退货完成</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>已退</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重打小票</translation>
    </message>
</context>
<context>
    <name>EnrolSheet</name>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>May we speak to them? Touch only what they agree to; they can change it at any time.</source>
        <translation>可以联系他们吗？只点选会员同意的项目，日后可随时更改。</translation>
    </message>
    <message>
        <source>Did a friend send them? Scan the friend&apos;s code.</source>
        <translation>有朋友介绍吗？请扫朋友的会员码。</translation>
    </message>
    <message>
        <source>Sent by %1</source>
        <translation>由 %1 介绍</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Enrolling …</source>
        <translation>办理中…</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>入会</translation>
    </message>
</context>
<context>
    <name>ExplanationSheet</name>
    <message>
        <source>Points of %1</source>
        <translation>%1 的积分明细</translation>
    </message>
    <message>
        <source>Nothing yet: the first purchase begins the story.</source>
        <translation>暂无记录，首次消费后开始累计。</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>当前积分 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FindReceipt</name>
    <message>
        <source>Take goods back</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Scan the code on the receipt. Without it: scan an article, touch a sale, or type the number.</source>
        <translation>请扫小票二维码。没有小票时：扫商品、点选一笔销售，或输入单号。</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>小票单号</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>GoodsPanel</name>
    <message>
        <source>Scan, or type a name, initials or code</source>
        <translation>扫码，或输入拼音首字母、名称、条码</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Huitou</source>
        <translation>回头</translation>
    </message>
    <message>
        <source>Light screen</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Switch to the other language</source>
        <translation>切换到另一种语言</translation>
    </message>
</context>
<context>
    <name>HeldBasketsSheet</name>
    <message>
        <source>Baskets on hold</source>
        <translation>已挂的单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>删除末位</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Huitou till</source>
        <translation>回头收银台</translation>
    </message>
</context>
<context>
    <name>MemberCareSheet</name>
    <message>
        <source>Print a card</source>
        <translation>打印会员卡</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MemberFacts</name>
    <message>
        <source>Sell without this member</source>
        <translation>不按此会员结账</translation>
    </message>
    <message>
        <source>How the points came about</source>
        <translation>积分明细</translation>
    </message>
    <message>
        <source>More about this member</source>
        <translation>会员更多信息</translation>
    </message>
</context>
<context>
    <name>MemberHistory</name>
    <message>
        <source>Bought at this till</source>
        <translation>本机购买记录</translation>
    </message>
    <message>
        <source>Nothing that this till remembers. What was bought elsewhere is in the explanation of the points.</source>
        <translation>本机没有购买记录。其他门店的消费见积分来历。</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Member? Scan the code, or find by phone.</source>
        <translation>是会员吗?扫会员码，或按手机号查找。</translation>
    </message>
    <message>
        <source>Find member</source>
        <translation>找会员</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Find a member</source>
        <translation>查找会员</translation>
    </message>
    <message>
        <source>Phone number, or its last four digits, with the name&apos;s first letter if you like (8000w). A scanned card works at any moment.</source>
        <translation>输入手机号，或手机号后四位，后面可加姓名首字母（如 8000w）。随时可以直接扫会员码。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>查找中…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>New member with this number</source>
        <translation>用此号码办理入会</translation>
    </message>
</context>
<context>
    <name>MemberWishes</name>
    <message>
        <source>May we speak to them?</source>
        <translation>可以怎样联系？</translation>
    </message>
    <message>
        <source>Why do they leave?</source>
        <translation>为何离开？</translation>
    </message>
    <message>
        <source>Note a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Asked to be forgotten</source>
        <translation>已申请删除资料</translation>
    </message>
    <message>
        <source>Wants to be forgotten</source>
        <translation>要求删除资料</translation>
    </message>
</context>
<context>
    <name>MoreSheet</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Return or void</source>
        <translation>退货 / 作废</translation>
    </message>
    <message>
        <source>Print the last receipt again</source>
        <translation>重打上一张小票</translation>
    </message>
    <message>
        <source>Clear the basket</source>
        <translation>清空商品</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Promotion code</source>
        <translation>优惠码</translation>
    </message>
    <message>
        <source>Printer and scanner</source>
        <translation>打印机与扫码枪</translation>
    </message>
    <message>
        <source>Shift: cash, X and Z</source>
        <translation>班次：现金、X/Z 报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>店长报表</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>PIN digits entered: %1</source>
        <translation>已输入 %1 位密码</translation>
    </message>
</context>
<context>
    <name>PointsSheet</name>
    <message>
        <source>Use points</source>
        <translation>使用积分</translation>
    </message>
    <message>
        <source>As many as go</source>
        <translation>能用多少用多少</translation>
    </message>
    <message>
        <source>Make it round</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Then to pay</source>
        <translation>抵扣后应付</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>PointsSlider</name>
    <message>
        <source>Points to use</source>
        <translation>使用的积分</translation>
    </message>
</context>
<context>
    <name>PriceCheckSheet</name>
    <message>
        <source>Nothing was rung up. Scan the next article, or close.</source>
        <translation>未录入商品。可继续扫下一件，或关闭。</translation>
    </message>
    <message>
        <source>Ring it up</source>
        <translation>录入此商品</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ProblemScreen</name>
    <message>
        <source>The till cannot start</source>
        <translation>收银台无法启动</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>QuantitySheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Calls</source>
        <translation>致电回访</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>优惠活动</translation>
    </message>
    <message>
        <source>Back to selling</source>
        <translation>返回收银</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>返回报表</translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>存为 CSV</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Touch a bar to see who.</source>
        <translation>点横条可查看会员。</translation>
    </message>
</context>
<context>
    <name>ReturnLine</name>
    <message>
        <source>One less of %1</source>
        <translation>%1 减一</translation>
    </message>
    <message>
        <source>One more of %1</source>
        <translation>%1 加一</translation>
    </message>
</context>
<context>
    <name>ReturnSummary</name>
    <message>
        <source>To pay back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>All goods</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>作废整单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SettingsFacts</name>
    <message>
        <source>Lock when nobody is there</source>
        <translation>无人时自动锁定</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>tcp:ADDRESS or file:DEVICE</source>
        <translation>tcp:地址 或 file:设备</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>打印中…</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Use this printer</source>
        <translation>使用此打印机</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Back to selling</source>
        <translation>返回收银</translation>
    </message>
    <message>
        <source>End training: back to real sales</source>
        <translation>结束培训，恢复正式收银</translation>
    </message>
    <message>
        <source>Training: nothing is real</source>
        <translation>培训模式（不产生真实数据）</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>Welcome. This machine is no till yet.</source>
        <translation>欢迎。本机尚未登记为收银台。</translation>
    </message>
    <message>
        <source>Ask the office for a code for this till (huitou till enrol-code --outlet 1 --qr code.png), then scan it here, or type its link. It says which outlet this is.</source>
        <translation>请向总部索取本机的登记码（huitou till enrol-code --outlet 1 --qr code.png），在此扫码或输入链接。登记码决定所属门店。</translation>
    </message>
    <message>
        <source>Office: %1</source>
        <translation>总部：%1</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Become a till of this office</source>
        <translation>登记为收银台</translation>
    </message>
</context>
<context>
    <name>ShiftActions</name>
    <message>
        <source>Cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出现金</translation>
    </message>
    <message>
        <source>Print the X report</source>
        <translation>打印 X 报表</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>清点交班</translation>
    </message>
    <message>
        <source>Print the Z report again</source>
        <translation>重打 Z 报表</translation>
    </message>
    <message>
        <source>Open the next shift</source>
        <translation>开下一班</translation>
    </message>
</context>
<context>
    <name>ShiftAmount</name>
    <message>
        <source>Sell without a shift</source>
        <translation>不开班直接收银</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Never ask here</source>
        <translation>本机不再提示</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Choose your name</source>
        <translation>请选择姓名</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>核对中…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>StaffTiles</name>
    <message>
        <source>Who is at the till?</source>
        <translation>谁在收银?</translation>
    </message>
</context>
<context>
    <name>TenderMethods</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Phone wallet</source>
        <translation>手机支付</translation>
    </message>
</context>
<context>
    <name>TenderSummary</name>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
</context>
<context>
    <name>TextEntryForm</name>
    <message>
        <source>Or type it</source>
        <translation>或输入文字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>Subtotal %1</source>
        <translation>小计 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已优惠 %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
</context>
</TS>
