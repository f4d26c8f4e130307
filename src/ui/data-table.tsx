import type { ComponentChildren } from "preact";

interface DataTableProps {
	/** Names the table for screen readers. */
	caption: string;
	columns: readonly string[];
	/** One array of cells per row, as long as `columns`; the first cell names its row. */
	rows: readonly { id: string; cells: readonly ComponentChildren[] }[];
}

/** A plain table that scrolls sideways by itself where the page is narrow. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section class="table-scroll" aria-label={caption} tabIndex={0}>
			<table class="table">
				<caption class="spoken-only">{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column} scope="col">
								{column}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ id, cells: [first, ...others] }) => (
						<tr key={id}>
							<th scope="row">{first}</th>
							{others.map((cell, index) => (
								<td key={columns[index + 1]}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
