<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>GoodsPanel</name>
    <message>
        <source>Scan, or type a name, initials or code</source>
        <translation>扫码，或输入拼音首字母、名称、条码</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>改数量</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Clear basket</source>
        <translation>清空</translation>
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
    <name>MemberFacts</name>
    <message>
        <source>Sell without this member</source>
        <translation>不按此会员结账</translation>
    </message>
    <message>
        <source>How the points came about</source>
        <translation>积分明细</translation>
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
        <source>Phone number, or its last four digits, with the name's first letter if you like (8000w). A scanned card works at any moment.</source>
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
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>PIN digits entered: %1</source>
        <translation>已输入 %1 位密码</translation>
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
    <message>
        <source>Take back the last part</source>
        <translation>撤回上一笔收款</translation>
    </message>
    <message>
        <source>Back to the basket</source>
        <translation>返回购物单</translation>
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
