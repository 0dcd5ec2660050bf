import type { Block } from './reference.ts'

/** A page as Markdown, with the anchors that its own links lead to. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2
        ? `<a id="${block.id}"></a>\n\n## ${block.text}`
        : `${'#'.repeat(block.level)} ${block.text}`
    case 'text':
      return block.text
    case 'code':
      return `\`\`\`json\n${block.code}\n\`\`\``
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map(rowText).join('\n')
  }
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
