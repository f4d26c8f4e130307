import type { ComponentChildren } from "preact";
import { remInPx } from "./letter-size.ts";
import { useVisibleRows } from "./visible-rows.ts";

/** Height of every row, the head's as well. */
const ROW_REM = 2.25;

interface LongTableProps<Row> {
	/** Names the table for screen readers. */
	caption: string;
	/** Of the table; what scrolls is of the class `long-scroll`. */
	className: string;
	/** The cells of the head. */
	head: ComponentChildren;
	rows: readonly Row[];
	keyOf: (row: Row) => string | number;
	/** The cells of one row. */
	cells: (row: Row) => ComponentChildren;
	/** Index of the row that is chosen and kept in sight; -1 for none. */
	chosen?: number;
}

/** A table of any length, of which only the rows in sight are made. */
export function LongTable<Row>(props: LongTableProps<Row>) {
	const { caption, className, head, rows, keyOf, cells, chosen = -1 } = props;
	const rowPx = remInPx(ROW_REM);
	const visible = useVisibleRows<HTMLDivElement>(rows.length, rowPx, chosen, rowPx);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<div ref={visible.scroller} class="long-scroll" tabIndex={0}>
			<table
				class={`table long-table ${className}`}
				aria-rowcount={rows.length + 1}
				style={{ marginTop: `${visible.beforePx}px`, marginBottom: `${visible.afterPx}px` }}
			>
				<caption class="spoken-only">{caption}</caption>
				<thead>
					<tr aria-rowindex={1}>{head}</tr>
				</thead>
				<tbody>
					{rows.slice(visible.first, visible.end).map((row, offset) => {
						const index = visible.first + offset;
						return (
							<tr
								key={keyOf(row)}
								class={index === chosen ? "chosen" : ""}
								aria-rowindex={index + 2}
								style={{ height: `${rowPx}px` }}
							>
								{cells(row)}
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}
